import FoundationEssentials
public import Postgres
import UserContract

/// Loads a log file into an empty log, all of it or nothing. The client's role must own the event store.
public struct LogImporter: Sendable {
    private let client: PostgresClient

    public init(client: PostgresClient) {
        self.client = client
    }

    /// - Parameters:
    ///   - nextLine: gives the file's lines without their line ends, nil behind the last.
    ///   - keepsLogID: whether the log takes the UUID of the file's, so that subscribers take it for that log.
    ///   - progress: told after every line or so that something was done.
    /// - Throws: ``LogFileProblem`` for a file that is not a whole, sound log; ``ArchiveProblem`` for a log that is not
    ///   empty. Either way the log stays as it was.
    public func load(
        _ nextLine: () async throws -> [UInt8]?, keepsLogID: Bool = false, progress: () -> Void = {}
    ) async throws -> LogSummary {
        do {
            return try await client.withTransaction { transaction in
                try await requireEmptyLog(transaction)
                var file = CheckedLogFile()
                var batch = ImportBatch()
                while let line = try await nextLine() {
                    if let entry = try file.read(line) { batch.add(entry) }
                    if batch.isFull { try await batch.insert(transaction) }
                    progress()
                }
                try file.end()
                try await batch.insert(transaction)
                try await insertReservations(file.verifier, transaction)
                try await UniqueIDs.check(transaction)
                try await moveHead(file, keepsLogID: keepsLogID, transaction)
                return file.verifier.summary
            }
        } catch let error as PostgresError {
            throw Self.explanation(of: error) ?? error
        }
    }

    private func requireEmptyLog(_ transaction: PostgresTransaction) async throws {
        let head = try await transaction.execute(Statements.lockHead, [Statements.log])
        guard let row = head.first else { throw ArchiveProblem("The log has no head: run migrate first.") }
        let position = try row.decode(column: 0, as: Int64.self)
        let hasRows = try await transaction.execute(Statements.logHasRows, [Statements.log])[0]
            .decode(column: 0, as: Bool.self)
        guard position == 0, !hasRows else {
            throw ArchiveProblem(
                "The log is not empty, and a history is never added to another: import into a fresh database.")
        }
    }

    private func insertReservations(_ verifier: LogVerifier, _ transaction: PostgresTransaction) async throws {
        var rest = Array(verifier.reservations)[...]
        while !rest.isEmpty {
            let page = rest.prefix(5000)
            rest = rest.dropFirst(page.count)
            _ = try await transaction.execute(
                Statements.insertReservations,
                [Statements.log, EmailReservation.kind, page.map(\.email), page.map(\.user)])
        }
    }

    private func moveHead(
        _ file: CheckedLogFile, keepsLogID: Bool, _ transaction: PostgresTransaction
    ) async throws {
        let moment = file.verifier.recordedAt ?? Timestamp(microseconds: 0)
        _ = try await transaction.execute(
            Statements.moveHead,
            [
                Statements.log, file.verifier.position,
                PostgresTimestamp(microsecondsSince1970: moment.microseconds),
                keepsLogID ? file.header?.logID : nil,
            ])
    }

    /// What the server's code means here; nil when it means what it always means.
    private static func explanation(of error: PostgresError) -> ArchiveProblem? {
        if error.outcome == .unknown {
            return ArchiveProblem(
                "The database did not acknowledge the import, so it may have happened or not: run verify to see.")
        }
        return switch error.sqlState {
        case "23505": ArchiveProblem("The file uses an id twice, and nothing of it was imported.")
        case "42501": ArchiveProblem("The role may not import: give the connection string of the event store's owner.")
        case "55P03": ArchiveProblem("Somebody else is writing to the log: stop the services before an import.")
        default: nil
        }
    }
}
