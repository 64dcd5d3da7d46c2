import CloudEventsHTTP
import FoundationEssentials
import Postgres
import UserContract

extension Subscription {
    /// Reads a row of `list_subscriptions.sql`.
    init(_ row: Row, _ secrets: SubscriptionSecrets) throws {
        let name = try row.decode(column: 0, as: String.self)
        self.init(
            name: name,
            settings: try Settings(row, secrets, name),
            incarnation: Incarnation(
                createdAt: Timestamp(try row.decode(column: 16, as: PostgresTimestamp.self)),
                resumes: try row.decode(column: 17, as: Int64.self)),
            cursor: DeliveryCursor(
                position: try row.decode(column: 2, as: Int64.self), eventID: try row.decode(column: 3, as: UUID?.self),
                settled: try row.decode(column: 4, as: Int64.self)),
            state: try SubscriptionState(column: row.decode(column: 7, as: String.self)))
        isVerified = try row.decode(column: 12, as: Bool.self)
        parked = Parked(
            exists: try row.decode(column: 21, as: Bool.self), hasRetries: try row.decode(column: 22, as: Bool.self))
    }
}

extension Subscription.Settings {
    fileprivate init(_ row: Row, _ secrets: SubscriptionSecrets, _ name: String) throws {
        self.init(
            url: try row.decode(column: 1, as: String.self),
            secrets: secrets.secrets(
                of: name, isConfigured: try row.decode(column: 18, as: Bool.self),
                current: try row.decode(column: 19, as: Bytes?.self)?.bytes,
                previous: try row.decode(column: 20, as: Bytes?.self)?.bytes),
            maxBatch: Int(try row.decode(column: 5, as: Int64.self)),
            maxBackoff: .seconds(try row.decode(column: 6, as: Int64.self)),
            dataVersions: try DataVersions.decode(try row.decode(column: 8, as: JSONText.self)),
            eventTypes: try row.decode(column: 9, as: [String]?.self).map { Set($0) })
        onPoison = try PoisonPolicy(column: row.decode(column: 10, as: String.self))
        verifies = try row.decode(column: 11, as: Bool.self)
        caFile = try row.decode(column: 13, as: String?.self)
        clientCertificateFile = try row.decode(column: 14, as: String?.self)
        mailFrom = try row.decode(column: 15, as: String?.self)
    }
}

extension SubscriptionState {
    init(column text: String) throws(SubscriptionStoreError) {
        guard let state = SubscriptionState(rawValue: text) else {
            throw SubscriptionStoreError(reason: "a subscription has an unknown state")
        }
        self = state
    }
}

extension PoisonPolicy {
    init(column text: String) throws(SubscriptionStoreError) {
        guard let policy = PoisonPolicy(rawValue: text) else {
            throw SubscriptionStoreError(reason: "a subscription has an unknown poison policy")
        }
        self = policy
    }
}
