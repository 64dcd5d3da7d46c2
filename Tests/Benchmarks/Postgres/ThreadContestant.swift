import Synchronization

/// Threads with a connection each and no tasks at all: what a program without Swift's concurrency would do.
struct ThreadContestant: PostgresContestant {
    let name: String
    private let connections: [BlockingConnection]

    init(_ connectionString: String, sql: String, threads: Int) throws {
        name = "blocking, a connection per thread, no tasks"
        connections = try (0..<threads).map { _ in try BlockingConnection(connectionString, statement: sql) }
    }

    func read(callers: Int, reads: Int, keys: Int64) async throws -> Int64 {
        try await sum(callers: callers) { caller in
            await withCheckedContinuation { continuation in
                WorkerThread.start {
                    var sum: Int64 = 0
                    for read in 0..<reads { sum += connections[caller].read(Int64(caller * reads + read) % keys) }
                    continuation.resume(returning: sum)
                }
            }
        }
    }

    func close() {}
}
