import CommandArchive
import CommandEventStore
import Logging
import Postgres
import Synchronization
import TestSupport

/// A migrated log of one's own, as its owner and as the service's role.
struct ArchiveDatabase: Sendable {
    static let role = "hindsight_command"
    private static let template = Mutex<Task<TestDatabase, any Error>?>(nil)

    let cluster: PostgresCluster
    let database: TestDatabase
    let owner: PostgresClient
    let service: PostgresClient

    static func with(_ body: (ArchiveDatabase) async throws -> Void) async throws {
        let cluster = try await PostgresCluster.shared()
        let database = try await cluster.createDatabase(template: try await template(on: cluster))
        let fixture = ArchiveDatabase(
            cluster: cluster, database: database, owner: try client(database.connectionString),
            service: try client(database.connectionString(role: role)))
        do {
            try await body(fixture)
        } catch {
            try? await fixture.close()
            throw error
        }
        try await fixture.close()
    }

    /// A log with this story in it, as appends would have left it.
    static func with(_ story: Story, _ body: (ArchiveDatabase) async throws -> Void) async throws {
        try await with { database in
            try await database.fill(story)
            try await body(database)
        }
    }

    private func close() async throws {
        owner.close()
        service.close()
        try await cluster.drop(database)
    }

    private static func template(on cluster: PostgresCluster) async throws -> TestDatabase {
        let task = template.withLock { template in
            let task = template ?? Task { try await migrated(on: cluster) }
            template = task
            return task
        }
        return try await task.value
    }

    private static func migrated(on cluster: PostgresCluster) async throws -> TestDatabase {
        let database = try await cluster.createDatabase(roles: [role])
        let owner = try client(database.connectionString)
        defer { owner.close() }
        let migrator = Migrator(
            migrations: CommandEventStoreMigrations.all,
            settings: [CommandEventStoreMigrations.serviceRoleSetting: role])
        _ = try await migrator.migrate(owner)
        return database
    }

    static func client(
        _ connectionString: String, settings: [String: String] = [:]
    ) throws -> PostgresClient {
        var configuration = PostgresConfiguration.patient(connectionString)
        ArchiveSession.prepare(&configuration)
        configuration.sessionSettings.merge(settings) { $1 }
        configuration.maximumConnections = 4
        var logger = Logger(label: "tests")
        logger.logLevel = .critical
        return try PostgresClient(configuration: configuration, logger: logger)
    }
}
