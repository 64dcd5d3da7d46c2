import FoundationEssentials
import Postgres
import UserContract

extension FailedAttempt {
    /// Reads a row of `list_failures.sql`; nil for the one that only says that the subscription is there.
    init?(_ row: Row) throws {
        guard let failedAt = try row.decode(column: 0, as: PostgresTimestamp?.self) else { return nil }
        self.init(
            at: Timestamp(failedAt), position: try row.decode(column: 1),
            eventID: try row.decode(column: 2, as: UUID?.self),
            status: try row.decode(column: 3, as: Int?.self), reason: try row.decode(column: 4),
            answer: try row.decode(column: 5, as: String?.self),
            nextAttemptAt: try row.decode(column: 6, as: PostgresTimestamp?.self).map(Timestamp.init))
    }
}
