import FoundationEssentials
import Postgres
import UserContract

/// A row of `subscription_status.sql`.
struct SubscriptionRecord {
    var status: SubscriptionStatus
    /// Whether a configuration asked for it when it was made or since.
    var isConfigured: Bool
    /// Whether its secret is in the database.
    var hasSecret: Bool

    init(_ row: Row) throws {
        status = SubscriptionStatus(
            name: try row.decode(column: 0), url: try row.decode(column: 1),
            state: try SubscriptionState(column: row.decode(column: 2, as: String.self)),
            stateSince: Timestamp(try row.decode(column: 3, as: PostgresTimestamp.self)),
            position: try row.decode(column: 4), lagEvents: try row.decode(column: 5),
            lagSeconds: try row.decode(column: 6),
            eventTypes: try row.decode(column: 7, as: [String]?.self).map { Set($0) },
            maxBatch: try row.decode(column: 8),
            onPoison: try PoisonPolicy(column: row.decode(column: 9, as: String.self)),
            parkedUsers: try row.decode(column: 10),
            lastSuccessAt: try row.decode(column: 11, as: PostgresTimestamp?.self).map(Timestamp.init),
            lastFailureAt: try row.decode(column: 12, as: PostgresTimestamp?.self).map(Timestamp.init),
            lastFailure: try DeliveryFailure(lastOf: row),
            nextAttemptAt: try row.decode(column: 18, as: PostgresTimestamp?.self).map(Timestamp.init))
        isConfigured = try row.decode(column: 19)
        hasSecret = try row.decode(column: 20)
    }
}

extension DeliveryFailure {
    fileprivate init?(lastOf row: Row) throws {
        guard let position = try row.decode(column: 13, as: Int64?.self),
            let reason = try row.decode(column: 15, as: String?.self)
        else { return nil }
        self.init(
            position: position, eventID: try row.decode(column: 16, as: UUID?.self),
            status: try row.decode(column: 14, as: Int?.self), reason: reason,
            answer: try row.decode(column: 17, as: String?.self))
    }
}
