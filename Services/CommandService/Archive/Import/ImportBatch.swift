import CommandApplication
import FoundationEssentials
import Postgres
import UserContract

/// Rows that go into the log together, one array a column.
struct ImportBatch {
    private static let limit = 2000
    private var events: [RecordedEvent] = []
    private var commands: [HandledCommand] = []

    var isFull: Bool { events.count >= Self.limit || commands.count >= Self.limit }

    mutating func add(_ entry: LogEntry) {
        switch entry {
        case .event(let event): events.append(event)
        case .command(let command): commands.append(command)
        }
    }

    mutating func insert(_ transaction: PostgresTransaction) async throws {
        if !events.isEmpty { try await insertEvents(transaction) }
        if !commands.isEmpty { try await insertCommands(transaction) }
        events.removeAll(keepingCapacity: true)
        commands.removeAll(keepingCapacity: true)
    }

    private func insertEvents(_ transaction: PostgresTransaction) async throws {
        _ = try await transaction.execute(
            Statements.insertEvents,
            [
                Statements.log, events.map(\.position), events.map(\.revision),
                events.map { PostgresTimestamp(microsecondsSince1970: $0.timestamp.microseconds) },
                events.map(\.aggregateID), events.map(\.eventID), events.map { Int32($0.version) },
                events.map(\.type), events.map { JSONText($0.data) }, events.map { JSONText($0.metadata) },
            ])
    }

    private func insertCommands(_ transaction: PostgresTransaction) async throws {
        _ = try await transaction.execute(
            Statements.insertCommands,
            [
                Statements.log, commands.map(\.firstRevision), commands.map(\.lastRevision),
                commands.map(\.firstPosition), commands.map(\.lastPosition), commands.map(\.commandID),
                commands.map(\.aggregateID), commands.map { Bytes($0.fingerprint) },
            ])
    }
}
