import CloudEventsHTTP
import FoundationEssentials
import Postgres
import UserContract

extension Subscription {
    /// Reads a row of `list_subscriptions.sql`.
    init(_ row: Row) throws {
        let text = try row.decode(column: 7, as: String.self)
        guard let state = SubscriptionState(rawValue: text) else {
            throw SubscriptionStoreError(reason: "a subscription has an unknown state")
        }
        self.init(
            name: try row.decode(column: 0, as: String.self),
            settings: Settings(
                url: try row.decode(column: 1, as: String.self),
                secrets: [try WebhookSecret(text: try row.decode(column: 2, as: String.self))],
                maxBatch: Int(try row.decode(column: 5, as: Int64.self)),
                maxBackoff: .seconds(try row.decode(column: 6, as: Int64.self)),
                dataVersions: try DataVersions.decode(try row.decode(column: 15, as: JSONText.self))),
            cursor: DeliveryCursor(
                position: try row.decode(column: 3, as: Int64.self), eventID: try row.decode(column: 4, as: UUID?.self)),
            state: state,
            stateSince: Timestamp(try row.decode(column: 8, as: PostgresTimestamp.self)),
            lastSuccessAt: try row.decode(column: 9, as: PostgresTimestamp?.self).map(Timestamp.init),
            lastFailureAt: try row.decode(column: 10, as: PostgresTimestamp?.self).map(Timestamp.init),
            lastFailure: try Self.failure(row),
            nextAttemptAt: try row.decode(column: 14, as: PostgresTimestamp?.self).map(Timestamp.init))
    }

    private static func failure(_ row: Row) throws -> DeliveryFailure? {
        guard let reason = try row.decode(column: 13, as: String?.self),
            let position = try row.decode(column: 11, as: Int64?.self)
        else { return nil }
        return DeliveryFailure(
            position: position, status: try row.decode(column: 12, as: Int64?.self).map(Int.init), reason: reason)
    }
}

extension Timestamp {
    fileprivate init(_ timestamp: PostgresTimestamp) {
        self.init(microseconds: timestamp.microsecondsSince1970)
    }
}
