import Logging
import Postgres
import TestSupport

/// The driver thread against blocking connections: one caller in a row, and 32 at once, each reading one row by its key.
enum PostgresBenchmark {
    private static let sql = "SELECT value FROM rows WHERE key = $1"
    private static let rows: Int64 = 100_000
    private static let rounds = 3
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
        var sequential = [Double](repeating: .infinity, count: contestants.count)
        var concurrent = sequential
        for _ in 0..<rounds {
            for (index, contestant) in contestants.enumerated() {
                sequential[index] = min(sequential[index], try await seconds(contestant, callers: 1, reads: 5_000))
                concurrent[index] = min(
                    concurrent[index], try await seconds(contestant, callers: callers, reads: 2_000))
            }
        }
        print("| design | one caller, µs per read | one caller, reads/s | \(callers) callers, reads/s |")
        print("| --- | --- | --- | --- |")
        for (index, contestant) in contestants.enumerated() {
            let alone = sequential[index] / 5_000
            let together = Double(callers * 2_000) / concurrent[index]
            print("| \(contestant.name) | \(Int(alone * 1_000_000)) | \(Int(1 / alone)) | \(Int(together)) |")
            contestant.close()
        }
        await cluster.stop()
    }

    private static func seconds(
        _ contestant: any PostgresContestant, callers: Int, reads: Int
    ) async throws -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        let sum = try await contestant.read(callers: callers, reads: reads, keys: rows)
        let duration = clock.now - start
        precondition(sum == Int64(callers * reads), "\(contestant.name) read something else.")
        let (seconds, attoseconds) = duration.components
        return Double(seconds) + Double(attoseconds) / 1e18
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
