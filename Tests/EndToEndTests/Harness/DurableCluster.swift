import Synchronization
import TestSupport

/// The PostgreSQL server of these tests: as durable as a real one, because the Command Service serves on no other.
enum DurableCluster {
    private static let start = Mutex<Task<PostgresCluster, any Error>?>(nil)

    /// One for all tests of this process, started by the first that asks.
    static func shared() async throws -> PostgresCluster {
        let task = start.withLock { start in
            if let start { return start }
            let task = Task { try await fresh() }
            start = task
            return task
        }
        return try await task.value
    }

    /// One for a test that crashes it.
    static func fresh() async throws -> PostgresCluster {
        try await PostgresCluster.start(settings: [
            "fsync": "on", "full_page_writes": "on", "synchronous_commit": "on",
        ])
    }
}
