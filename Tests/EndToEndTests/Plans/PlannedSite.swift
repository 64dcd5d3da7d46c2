import Logging
import Postgres
import QueryReadModels
import TestSupport

/// Read models of a million users on a cluster of their own, which tells the plan of whatever it executes.
struct PlannedSite {
    private let cluster: PostgresCluster
    private let client: PostgresClient
    private let models: ReadModels
    private var log: PlanLog

    init() async throws {
        cluster = try await PostgresCluster.start(settings: ["shared_buffers": "256MB", "max_wal_size": "2GB"])
        let database = try await cluster.createDatabase()
        let owner = try Self.client(database.connectionString, [:])
        _ = try await ReadModelSchema.migrate(owner)
        try await LargeDirectory.fill(owner)
        owner.close()
        client = try Self.client(database.superuserConnectionString, PlanLog.sessionSettings)
        models = ReadModels(client: client, positions: AppliedPositions(client: client, logger: Self.silent))
        log = PlanLog(of: cluster)
    }

    /// The plans of all that a question executes.
    mutating func plans(of question: (ReadModels) async throws -> Void) async throws -> [ExecutedPlan] {
        _ = try log.plans()
        try await question(models)
        return try log.plans()
    }

    /// Every index on the large tables that stands there for questions, not for a key.
    func indexes() async throws -> Set<String> {
        let statement = Statement(
            name: "test_indexes",
            sql: """
                SELECT indexname::text FROM pg_indexes WHERE schemaname = 'read_v1'
                    AND tablename IN ('users', 'user_versions', 'user_names', 'audit') AND indexname NOT LIKE '%_pkey'
                """)
        return Set(try await client.execute(statement).map { try $0.decode(column: 0, as: String.self) })
    }

    /// Takes an index away from the planner without dropping it, or gives it back.
    func hide(_ index: String, _ isHidden: Bool = true) async throws {
        let statement = Statement(
            name: "test_hide", sql: "UPDATE pg_index SET indisvalid = $1 WHERE indexrelid = $2::text::regclass")
        _ = try await client.execute(statement, [!isHidden, index])
    }

    func close() async {
        client.close()
        await cluster.stop()
    }

    private static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    private static func client(
        _ connectionString: String, _ settings: [String: String]
    ) throws -> PostgresClient {
        var configuration = PostgresConfiguration.patient(connectionString)
        configuration.sessionSettings = ReadModelSchema.sessionSettings.merging(settings) { $1 }
        return try PostgresClient(configuration: configuration, logger: silent)
    }
}
