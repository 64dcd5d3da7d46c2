import Postgres

/// The one thing that a fold in bounded memory cannot see: an id that was used before, however long ago.
enum UniqueIDs {
    static func check(_ transaction: PostgresTransaction) async throws {
        if let position = try await first(Statements.repeatedCommandID, transaction) {
            throw LogViolation(.commands, at: position, "the id of its command was used before")
        }
        if let position = try await first(Statements.repeatedEventID, transaction) {
            throw LogViolation(.commands, at: position, "its event_id was used before")
        }
    }

    private static func first(_ statement: Statement, _ transaction: PostgresTransaction) async throws -> Int64? {
        try await transaction.execute(statement, [Statements.log]).first?.decode(column: 0, as: Int64.self)
    }
}
