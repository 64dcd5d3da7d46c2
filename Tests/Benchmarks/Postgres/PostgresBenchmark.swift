import Logging
import Postgres
import TestSupport

/// The driver thread against blocking connections: one caller in a row, and 32 at once, each reading one row by its key.
enum PostgresBenchmark {
    private static let sql = "SELECT value FROM rows WHERE key = $1"
    private static let rows: Int64 = 100_000
    private static let rounds = 15
    private static let callers = 32

    @Sendable static func run() async throws {
        let cluster = try await PostgresCluster.start()
        let database = try await cluster.createDatabase()
        try await fill(database)
        var contestants: [any PostgresContestant] = []
        for connections in [1, 2, 4, 8] {
            contestants.append(try DriverContestant(database.connectionString, sql: sql, connections: connections))
        }
        contestants.append(try ThreadContestant(database.connectionString, sql: sql, threads: callers))
        for workers in [8, 32] {
            contestants.append(try PoolContestant(database.connectionString, sql: sql, workers: workers))
        }
        print("one-row reads by key; the best of \(rounds) rounds, in which all take turns\n")
        // Everybody in every round, so that a noisy neighbour of this machine disturbs all alike.
        var alone = [Sample](repeating: Sample(), count: contestants.count)
        var together = alone
        for _ in 0..<rounds {
            for (index, contestant) in contestants.enumerated() {
                alone[index] = alone[index].best(try await sample(contestant, callers: 1, reads: 1_000))
                together[index] = together[index].best(try await sample(contestant, callers: callers, reads: 250))
            }
        }
        print("| design | one caller: µs a read | \(callers) callers: reads/s | µs of processor a read |")
        print("| --- | --- | --- | --- |")
        for (index, contestant) in contestants.enumerated() {
            let latency = alone[index].seconds / 1_000 * 1e6
            let reads = Double(callers * 250)
            let rate = reads / together[index].seconds
            let cost = together[index].processorSeconds / reads * 1e6
            print("| \(contestant.name) | \(Int(latency)) | \(Int(rate)) | \(Int(cost)) |")
            contestant.close()
        }
        await cluster.stop()
    }

    private static func sample(
        _ contestant: any PostgresContestant, callers: Int, reads: Int
    ) async throws -> Sample {
        try await Sample.of {
            let sum = try await contestant.read(callers: callers, reads: reads, keys: rows)
            precondition(sum == Int64(callers * reads), "\(contestant.name) read something else.")
        }
    }

    private static func fill(_ database: TestDatabase) async throws {
        let configuration = PostgresConfiguration(
            connectionString: database.connectionString, applicationName: "benchmark")
        let client = try PostgresClient(configuration: configuration, logger: Logger(label: "benchmark"))
        try await client.withConnection { connection in
            try await connection.executeScript(
                """
                CREATE TABLE rows (key int8 PRIMARY KEY, value int8);
                INSERT INTO rows SELECT key, 1 FROM generate_series(0, \(rows - 1)) key;
                ANALYZE rows;
                """)
        }
        await client.shutDown()
    }
}
