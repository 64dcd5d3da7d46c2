import FoundationEssentials
import Logging
import Postgres
import TestSupport

/// The yardstick: `pgbench`, one row of an event's size to a transaction, no checks of any kind.
struct BareInserts {
    private let cluster: PostgresCluster
    private let database: TestDatabase
    private let script: String
    private let output: String
    private let clients: Int

    init(on cluster: PostgresCluster, clients: Int) async throws {
        self.cluster = cluster
        self.clients = clients
        database = try await cluster.createDatabase()
        script = "\(cluster.folder)/bare.sql"
        output = "\(cluster.folder)/bare.out"
        try """
        INSERT INTO bare (data, metadata) VALUES (
            '{"name":"Sarah Connor","email":"sarah.connor@example.com","status":"active","locale":"en"}',
            '{"actor":"admin","command_id":"019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f04","correlation_id":"019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f04"}');
        """.replacing("\n", with: " ").write(toFile: script, atomically: true, encoding: .utf8)
        let client = try PostgresClient(
            configuration: PostgresConfiguration(
                connectionString: database.connectionString, applicationName: "benchmark"),
            logger: .init(label: "benchmark"))
        _ = try await client.execute(
            Statement(
                name: "",
                sql: """
                    CREATE TABLE bare (
                        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(), data json NOT NULL,
                        metadata json NOT NULL)
                    """))
        await client.shutDown()
    }

    /// Transactions a second.
    func rate(seconds: Int) async throws -> Double {
        try "".write(toFile: output, atomically: true, encoding: .utf8)
        let child = try ChildProcess.spawn(
            "pgbench",
            [
                "-n", "-M", "prepared", "-c", "\(clients)", "-j", "2", "-T", "\(seconds)", "-f", script,
                "-h", "127.0.0.1", "-p", "\(cluster.port)", "-U", database.owner, database.name,
            ], standardOutput: output, standardError: output)
        await child.wait()
        let text = try String(contentsOfFile: output, encoding: .utf8)
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("tps = ") }),
            let rate = Double(line.dropFirst(6).prefix { $0 != " " })
        else { throw BenchmarkFailure(problem: "pgbench did not run: \(text)") }
        return rate
    }
}
