import FoundationEssentials
import Logging
import Postgres
import QueryProjections
import QueryReadModels
import TestSupport
import UserContract

/// Read models of many users on a cluster that keeps what it acknowledges.
struct BenchmarkDirectory {
    let cluster: PostgresCluster
    let client: PostgresClient
    let models: ReadModels

    init(users: Int) async throws {
        cluster = try await PostgresCluster.start(settings: [
            "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "autovacuum": "on",
            "shared_buffers": "512MB", "max_wal_size": "4GB", "checkpoint_timeout": "15min",
        ])
        let database = try await cluster.createDatabase()
        var configuration = PostgresConfiguration(
            connectionString: database.connectionString, applicationName: "benchmark")
        configuration.sessionSettings = ReadModelSchema.sessionSettings
        configuration.queryDeadline = .seconds(600)
        let logger = Logger(label: "benchmark")
        client = try PostgresClient(configuration: configuration, logger: logger)
        models = ReadModels(client: client, positions: AppliedPositions(client: client, logger: logger))
        _ = try await ReadModelSchema.migrate(client)
        try await LargeDirectory.fill(client, users: users)
    }

    func execute(_ sql: String) async throws {
        try await client.withConnection { try await $0.executeScript(sql, timeout: .seconds(3600)) }
    }

    func stop() async {
        await client.shutDown()
        await cluster.stop()
    }
}
