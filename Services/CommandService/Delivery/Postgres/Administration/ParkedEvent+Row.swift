import FoundationEssentials
import Postgres
import UserContract

extension ParkedEvent {
    /// Reads a row of `list_parked.sql`; nil for the one that only says that the subscription is there.
    init?(_ row: Row) throws {
        guard let position = try row.decode(column: 0, as: Int64?.self) else { return nil }
        self.init(
            position: position, eventID: try row.decode(column: 1), aggregateID: try row.decode(column: 2),
            eventType: try row.decode(column: 3),
            parkedAt: Timestamp(try row.decode(column: 4, as: PostgresTimestamp.self)),
            isRetrying: try row.decode(column: 5), status: try row.decode(column: 6, as: Int?.self),
            reason: try row.decode(column: 7), answer: try row.decode(column: 8, as: String?.self))
    }
}
