import CommandArchive
import Postgres
import ServiceKit

extension Subcommand {
    static let verify = Subcommand(
        "verify", "walk the whole log and check what must hold of it",
        options: [.database("connection string of the event store, for the service's own role")]
    ) { settings in
        try await ArchiveSettings.withLog(settings) { client in
            let progress = ProgressPrinter("verifying", unit: .events)
            defer { progress.clear() }
            let summary = try await LogVerification(client: client).run { progress.show($0, of: $1) }
            progress.clear()
            Console.print("the log is sound: \(summary)")
        }
    }
}
