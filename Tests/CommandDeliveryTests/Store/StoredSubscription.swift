import CommandDelivery
import FoundationEssentials
import Postgres

/// What the table tells about how a subscription stands, beyond what dispatchers read.
struct StoredSubscription: Sendable {
    let state: String
    let stateSince: PostgresTimestamp
    let lastSuccessAt: PostgresTimestamp?
    let lastFailureAt: PostgresTimestamp?
    let nextAttemptAt: PostgresTimestamp?
    let lastFailure: String?
    let lastFailureStatus: Int32?

    init(_ row: Row) throws {
        state = try row.decode(column: 0, as: String.self)
        stateSince = try row.decode(column: 1, as: PostgresTimestamp.self)
        lastSuccessAt = try row.decode(column: 2, as: PostgresTimestamp?.self)
        lastFailureAt = try row.decode(column: 3, as: PostgresTimestamp?.self)
        nextAttemptAt = try row.decode(column: 4, as: PostgresTimestamp?.self)
        lastFailure = try row.decode(column: 5, as: String?.self)
        lastFailureStatus = try row.decode(column: 6, as: Int32?.self)
    }
}

extension DeliveryDatabase {
    func stored(_ name: String = "read-models") async throws -> StoredSubscription {
        let statement = Statement(
            name: "",
            sql: """
                SELECT state, state_since, last_success_at, last_failure_at, next_attempt_at, last_failure, last_failure_status
                FROM subscriptions WHERE name = $1
                """)
        return try StoredSubscription(await client.execute(statement, [name])[0])
    }
}
