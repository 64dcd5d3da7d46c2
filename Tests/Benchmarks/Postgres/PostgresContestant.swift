/// A way to read one row by its key.
protocol PostgresContestant: Sendable {
    var name: String { get }
    /// Lets that many callers read one after the other that often.
    /// - Returns: the sum of what was read, each row of which is 1.
    func read(callers: Int, reads: Int, keys: Int64) async throws -> Int64
    func close()
}

extension PostgresContestant {
    /// Callers that are tasks.
    func sum(callers: Int, _ caller: @escaping @Sendable (Int) async throws -> Int64) async throws -> Int64 {
        try await withThrowingTaskGroup(of: Int64.self) { group in
            for index in 0..<callers { group.addTask { try await caller(index) } }
            return try await group.reduce(0, +)
        }
    }
}
