import CommandEventStore
import Logging
import Postgres
import TestSupport

/// A migrated log of one's own, a store on it as the service has it, and the owner's view of the same database.
struct StoreFixture: Sendable {
    static let role = "hindsight_command"

    let cluster: PostgresCluster
    let database: TestDatabase
    /// With the service's role.
    let client: PostgresClient
    let store: PostgresEventStore
    /// With the role that owns the tables.
    let owner: PostgresClient

    /// Another instance of the service on the same log.
    func anotherStore(settings: [String: String] = [:]) throws -> (store: PostgresEventStore, client: PostgresClient) {
        let client = try Self.client(
            database.connectionString(role: Self.role),
            settings: Self.patientSettings.merging(settings) { $1 })
        return (PostgresEventStore(client: client, limits: .patient, logger: Self.logger), client)
    }

    /// The service's own, but for the time limits: where a test holds something back on purpose, a slow machine must not
    /// end the wait before the test has seen it.
    static let patientSettings = PostgresEventStore.sessionSettings.merging([
        "statement_timeout": "60s", "lock_timeout": "60s", "idle_in_transaction_session_timeout": "60s",
    ]) { $1 }

    static var logger: Logger {
        var logger = Logger(label: "tests")
        logger.logLevel = .critical
        return logger
    }

    static func client(
        _ connectionString: String, settings: [String: String] = patientSettings
    ) throws -> PostgresClient {
        var configuration = PostgresConfiguration.patient(connectionString)
        configuration.sessionSettings = settings
        return try PostgresClient(configuration: configuration, logger: logger)
    }
}

extension AppendLimits {
    /// See ``StoreFixture/patientSettings``.
    static var patient: AppendLimits {
        var limits = AppendLimits()
        limits.appendDeadline = .seconds(60)
        limits.resolveDeadline = .seconds(60)
        return limits
    }
}

/// Runs `body` on a log of its own, with the clients closed and the database dropped afterwards.
func withStore<Result>(
    limits: AppendLimits = .patient, cluster given: PostgresCluster? = nil,
    _ body: (StoreFixture) async throws -> Result
) async throws -> Result {
    let cluster: PostgresCluster
    let database: TestDatabase
    if let given {
        cluster = given
        database = try await MigratedTemplate.make(on: given)
    } else {
        cluster = try await .shared()
        database = try await MigratedTemplate.copy(on: cluster)
    }
    let owner = try StoreFixture.client(database.connectionString)
    let client = try StoreFixture.client(database.connectionString(role: StoreFixture.role))
    let store = PostgresEventStore(client: client, limits: limits, logger: StoreFixture.logger)
    let fixture = StoreFixture(cluster: cluster, database: database, client: client, store: store, owner: owner)
    do {
        let result = try await body(fixture)
        try await close(fixture)
        return result
    } catch {
        try? await close(fixture)
        throw error
    }
}

private func close(_ fixture: StoreFixture) async throws {
    fixture.client.close()
    fixture.owner.close()
    try await fixture.cluster.drop(fixture.database)
}
