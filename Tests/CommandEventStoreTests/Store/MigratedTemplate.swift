import CommandEventStore
import Postgres
import Synchronization
import TestSupport

/// A migrated database on the shared cluster, made once, of which every test gets a copy.
enum MigratedTemplate {
    private static let made = Mutex<Task<TestDatabase, any Error>?>(nil)

    static func copy(on cluster: PostgresCluster) async throws -> TestDatabase {
        let task = made.withLock { made in
            if let made { return made }
            let task = Task { try await make(on: cluster) }
            made = task
            return task
        }
        return try await cluster.createDatabase(template: try await task.value)
    }

    static func make(on cluster: PostgresCluster) async throws -> TestDatabase {
        let database = try await cluster.createDatabase(roles: [StoreFixture.role])
        let owner = try StoreFixture.client(database.connectionString)
        defer { owner.close() }
        let migrator = Migrator(
            migrations: CommandEventStoreMigrations.all,
            settings: [CommandEventStoreMigrations.serviceRoleSetting: StoreFixture.role])
        _ = try await migrator.migrate(owner)
        return database
    }
}
