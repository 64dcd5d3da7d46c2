import FoundationEssentials
import Postgres
import UserContract

/// The events of a range, of all users or of one, a page at a time.
struct EventPages {
    static let size: Int32 = 1000

    private let transaction: PostgresTransaction
    private let range: PositionRange
    private let user: UUID?
    /// A position, or a revision when it is about one user.
    private var last: Int64

    init(_ transaction: PostgresTransaction, in range: PositionRange, of user: UUID?) {
        self.transaction = transaction
        self.range = range
        self.user = user
        last = user == nil ? range.after : .min
    }

    /// Empty behind the last event.
    mutating func next() async throws -> [RecordedEvent] {
        let rows =
            if let user {
                try await transaction.execute(
                    Statements.pageUserEvents,
                    [Statements.log, user, last, range.after, range.through, Self.size])
            } else {
                try await transaction.execute(
                    Statements.pageEvents, [Statements.log, last, range.through, Self.size])
            }
        let events = try rows.map { row in try RecordedEvent(row) }
        if let event = events.last { last = user == nil ? event.position : event.revision }
        return events
    }
}
