/// Tasks on blocking connections behind a queue.
struct PoolContestant: PostgresContestant {
    let name: String
    private let pool: BlockingPool

    init(_ connectionString: String, sql: String, workers: Int) throws {
        name = "blocking, \(workers) connections with a thread each, tasks"
        pool = try BlockingPool(connectionString, statement: sql, workers: workers)
    }

    func read(callers: Int, reads: Int, keys: Int64) async throws -> Int64 {
        try await sum(callers: callers) { caller in
            var sum: Int64 = 0
            for read in 0..<reads { sum += await pool.read(Int64(caller * reads + read) % keys) }
            return sum
        }
    }

    func close() {
        pool.close()
    }
}
