import CommandArchive
import CommandEventStore
import Logging
import Postgres
import ServiceKit

extension Subcommand {
    static let export = Subcommand(
        "export", "write the log, or a part of it, as newline-delimited JSON",
        options: [
            .database("connection string of the event store, for the service's own role"),
            ServiceOption("user", "id of the one user to write"),
            ServiceOption("from", "RFC 3339 time of the first event that may be written"),
            ServiceOption("to", "RFC 3339 time before which every event must be"),
            ServiceOption("output", "file that gets this name once it is complete; standard output without"),
            .flag("as-test", "write the user's last command as a test of the rules, with invented texts"),
            ServiceOption("at-revision", "with --as-test: a revision that the command made, instead of the last"),
            .flag("real-texts", "with --as-test: keep names, e-mails, reasons and actors as they are"),
        ]
    ) { settings in
        let selection = try ArchiveSettings.selection(settings)
        let asTest = try settings.flag("as-test")
        let revision = try ArchiveSettings.revision(settings)
        let keepsTexts = try settings.flag("real-texts")
        if asTest {
            guard selection.user != nil, selection.from == nil, selection.to == nil else {
                throw UsageProblem("--as-test needs --user, and takes neither --from nor --to")
            }
        } else if revision != nil || keepsTexts {
            throw UsageProblem("--at-revision and --real-texts are for --as-test")
        }
        try await ArchiveSettings.withLog(settings) { client in
            let store = PostgresEventStore(client: client, logger: Logger(label: CommandService.name))
            let exporter = LogExporter(client: client) {
                do {
                    return try await store.confirm()
                } catch {
                    throw ArchiveProblem(
                        "The database did not acknowledge a write, so what it shows may not last: try again."
                    )
                }
            }
            let output = try ArchiveSettings.output(settings)
            if asTest, let user = selection.user {
                let test = try RegressionTest(
                    history: try await exporter.history(of: user), atRevision: revision, keepsTexts: keepsTexts)
                try output.write(Array(test.source.utf8))
                Console.printError("for Tests/CommandDomainTests/\(test.name).swift")
            } else {
                let progress = ProgressPrinter("exporting", unit: .events)
                defer { progress.clear() }
                try await exporter.export(selection, to: output.write) { progress.show($0, of: $1) }
            }
            try output.complete()
        }
    }
}
