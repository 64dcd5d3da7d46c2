import CloudEventsHTTP
import CommandDelivery
import CommandEventStore
import Logging
import Postgres
import TestSupport

/// A migrated database of its own, used as the service role.
struct DeliveryDatabase: Sendable {
    static let serviceRole = "hindsight_command"

    let cluster: PostgresCluster
    let database: TestDatabase
    let client: PostgresClient
    /// What the configured subscriptions of `plan` are signed with.
    let secret = WebhookSecret.random()
    let keyring = SecretKeyring.random()

    var store: PostgresSubscriptionStore { PostgresSubscriptionStore(client: client, secrets: secrets) }

    /// Knows the secrets of `read-models`; those of all others are in the database.
    var secrets: SubscriptionSecrets {
        SubscriptionSecrets(keyring: keyring, plans: (try? plan()).map { [$0] } ?? [])
    }

    static func make() async throws -> DeliveryDatabase {
        let cluster = try await PostgresCluster.shared()
        let database = try await cluster.createDatabase(roles: [serviceRole])
        let owner = try client(database.connectionString)
        defer { owner.close() }
        _ = try await Migrator(migrations: CommandEventStoreMigrations.all + DeliveryMigrations.all).migrate(owner)
        return DeliveryDatabase(
            cluster: cluster, database: database,
            client: try client(database.connectionString(role: serviceRole)))
    }

    /// As another instance of the service would have.
    func anotherClient() throws -> PostgresClient {
        try Self.client(database.connectionString(role: Self.serviceRole))
    }

    /// With the role that owns the tables.
    func owner() throws -> PostgresClient {
        try Self.client(database.connectionString)
    }

    func plan(_ name: String = "read-models", url: String = "http://127.0.0.1:1/") throws -> SubscriptionPlan {
        try SubscriptionPlan(name: name, url: url, secret: secret, maxBatch: 500, maxBackoff: .seconds(1))
    }

    private static func client(_ connectionString: String) throws -> PostgresClient {
        var logger = Logger(label: "tests")
        logger.logLevel = .critical
        return try PostgresClient(configuration: .patient(connectionString), logger: logger)
    }
}
