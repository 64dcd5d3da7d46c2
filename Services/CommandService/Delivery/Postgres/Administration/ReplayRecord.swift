import FoundationEssentials
import Postgres
import UserContract

/// A row of `replay_status.sql` and `page_of_replays.sql`.
struct ReplayRecord {
    var status: ReplayStatus
    /// Of the order that made it.
    var fingerprint: [UInt8]

    init(_ row: Row) throws {
        guard let state = ReplayState(rawValue: try row.decode(column: 1)) else {
            throw SubscriptionStoreError(reason: "a replay has an unknown state")
        }
        status = ReplayStatus(
            id: try row.decode(column: 0), state: state, subscription: try row.decode(column: 2),
            reason: try row.decode(column: 3), requestedBy: try row.decode(column: 4),
            matchingEvents: try row.decode(column: 5), deliveredEvents: try row.decode(column: 6),
            position: try row.decode(column: 7), toPosition: try row.decode(column: 8),
            rateLimit: try row.decode(column: 9, as: Int64?.self),
            createdAt: Timestamp(try row.decode(column: 10, as: PostgresTimestamp.self)),
            startedAt: try row.decode(column: 11, as: PostgresTimestamp?.self).map(Timestamp.init),
            endedAt: try row.decode(column: 12, as: PostgresTimestamp?.self).map(Timestamp.init),
            error: try row.decode(column: 13, as: String?.self))
        fingerprint = try row.decode(column: 14, as: Bytes.self).bytes
    }
}
