import CommandArchive
import Postgres
import ServiceKit

extension Subcommand {
    static let importLog = Subcommand(
        "import", "load what export wrote into an empty log; stop the services first",
        options: [
            .database("connection string of the role that owns the event store"),
            ServiceOption("input", "file that export wrote"),
            .flag("same-log", "keep the file's log UUID: this log takes that one's place, and it is gone"),
        ]
    ) { settings in
        guard let path = settings.optionalText("input") else {
            throw UsageProblem("--input is needed: the file to import")
        }
        let keepsLogID = try settings.flag("same-log")
        let lines = try LineReader(path: path)
        try await ArchiveSettings.withLog(settings) { client in
            let progress = ProgressPrinter("importing", unit: .bytes)
            defer { progress.clear() }
            let summary = try await LogImporter(client: client).load(lines.next, keepsLogID: keepsLogID) {
                progress.show(lines.consumed, of: lines.size)
            }
            progress.clear()
            Console.print("imported \(summary)")
        }
    }
}
