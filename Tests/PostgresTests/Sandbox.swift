import Logging
import Postgres
import TestSupport
import Testing

/// A fresh database with a client for it.
struct Sandbox: Sendable {
    let cluster: PostgresCluster
    let database: TestDatabase
    let client: PostgresClient

    /// - Parameter change: what the client's configuration shall differ in.
    static func with(
        _ change: (inout PostgresConfiguration) -> Void = { _ in }, _ body: (Sandbox) async throws -> Void
    ) async throws {
        let cluster = try await PostgresCluster.shared()
        let database = try await cluster.createDatabase()
        let client = try client(database.connectionString, change)
        defer { client.close() }
        try await body(Sandbox(cluster: cluster, database: database, client: client))
    }

    static func client(
        _ connectionString: String, _ change: (inout PostgresConfiguration) -> Void = { _ in }
    ) throws -> PostgresClient {
        var configuration = PostgresConfiguration.patient(connectionString, applicationName: "sandbox")
        change(&configuration)
        var logger = Logger(label: "tests")
        logger.logLevel = .critical
        return try PostgresClient(configuration: configuration, logger: logger)
    }

    /// Another client for the same database.
    func otherClient(_ change: (inout PostgresConfiguration) -> Void = { _ in }) throws -> PostgresClient {
        try Self.client(database.connectionString, change)
    }

    @discardableResult
    func run(_ sql: String, _ binds: Binds = []) async throws -> Rows {
        try await client.execute(Statement(name: "", sql: sql), binds)
    }

    func value<Value: PostgresDecodable>(
        _ sql: String, _ binds: Binds = [], as type: Value.Type = Value.self
    ) async throws -> Value {
        try await run(sql, binds)[0].decode(column: 0)
    }

    /// Expects that many rows in table `t`, as another session sees it.
    func expectRows(
        _ count: Int, _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let rows: Int = try await value("SELECT count(*) FROM t")
        #expect(rows == count, comment, sourceLocation: sourceLocation)
    }

    /// Looks, as the superuser, until the server has as many sessions of this database in that state.
    func waitForSessions(_ count: Int, where condition: String) async throws {
        let sql = "SELECT count(*) FROM pg_stat_activity WHERE datname = $1 AND \(condition)"
        let statement = Statement(name: "", sql: sql)
        while try await cluster.administrator.execute(statement, [database.name])[0].decode(column: 0) != count {}
    }

    /// Kills, as the superuser, the sessions of this database in that state.
    func killSessions(where condition: String) async throws {
        let sql = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND \(condition)"
        _ = try await cluster.administrator.execute(Statement(name: "", sql: sql), [database.name])
    }
}
