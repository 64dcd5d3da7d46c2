import Logging
import Postgres

/// Tasks on the driver thread.
struct DriverContestant: PostgresContestant {
    let name: String
    private let client: PostgresClient
    private let statement: Statement

    init(_ connectionString: String, sql: String, connections: Int) throws {
        name = "driver thread, \(connections) connection\(connections == 1 ? "" : "s"), tasks"
        statement = Statement(name: "one", sql: sql)
        var configuration = PostgresConfiguration(connectionString: connectionString, applicationName: "benchmark")
        configuration.maximumConnections = connections
        configuration.pipelineDepth = 32
        client = try PostgresClient(configuration: configuration, logger: Logger(label: "benchmark"))
    }

    func read(callers: Int, reads: Int, keys: Int64) async throws -> Int64 {
        try await sum(callers: callers) { caller in
            var sum: Int64 = 0
            for read in 0..<reads {
                let key = Int64(caller * reads + read) % keys
                sum += try await client.execute(statement, [key])[0].decode(column: 0, as: Int64.self)
            }
            return sum
        }
    }

    func close() {
        client.close()
    }
}
