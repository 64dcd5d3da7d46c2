import CommandArchive
import FoundationEssentials
import Postgres
import ServiceKit
import UserContract

/// What the settings say about archives of the log.
enum ArchiveSettings {
    /// A database of this program's schema, with the patience that a walk over a whole log needs.
    static func withLog<Result>(
        _ settings: ServiceSettings, _ body: (PostgresClient) async throws -> Result
    ) async throws -> Result {
        let client = try CommandService.database(settings, configure: ArchiveSession.prepare)
        defer { client.close() }
        do throws(MigrationError) {
            try await Migrator(migrations: CommandService.migrations).check(client)
        } catch {
            if case .database(let problem) = error { throw problem }
            throw ConfigurationProblem("the event store's schema does not fit: \(error)")
        }
        return try await body(client)
    }

    static func selection(_ settings: ServiceSettings) throws -> LogSelection {
        let selection = LogSelection(
            user: try user(settings), from: try moment("from", settings), to: try moment("to", settings))
        if let from = selection.from, let to = selection.to, from >= to {
            throw UsageProblem("--from must be before --to, which is exclusive")
        }
        return selection
    }

    static func user(_ settings: ServiceSettings) throws(UsageProblem) -> UUID? {
        guard let text = settings.optionalText("user") else { return nil }
        guard let id = UUID(text: text) else { throw UsageProblem("--user must be a UUID") }
        return id
    }

    /// A revision of a user.
    static func revision(_ settings: ServiceSettings) throws(UsageProblem) -> Int64? {
        guard let text = settings.optionalText("at-revision") else { return nil }
        guard let revision = Int64(text), revision > 0 else {
            throw UsageProblem("--at-revision must be a whole number from 1")
        }
        return revision
    }

    static func output(_ settings: ServiceSettings) throws -> OutputFile {
        try settings.optionalText("output").map { path in try OutputFile(path: path) } ?? OutputFile()
    }

    private static func moment(_ name: String, _ settings: ServiceSettings) throws(UsageProblem) -> Timestamp? {
        guard let text = settings.optionalText(name) else { return nil }
        guard let moment = Timestamp(rfc3339: text) else {
            throw UsageProblem("--\(name) must be a time as in RFC 3339, such as 2026-03-15T15:47:00Z")
        }
        return moment
    }
}
