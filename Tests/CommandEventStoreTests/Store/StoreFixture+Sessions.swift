import CommandEventStore
import Postgres
import TestSupport

extension StoreFixture {
    /// Locks the log's head, as another instance's append does, while `body` runs: appends that are sent meanwhile wait.
    func holdingHead<Result: Sendable>(_ body: @Sendable () async throws -> Result) async throws -> Result {
        try await owner.withTransaction { transaction in
            _ = try await transaction.execute(Statement(name: "", sql: "SELECT FROM heads FOR UPDATE"))
            return try await body()
        }
    }

    /// Waits until so many commands are queued or being appended.
    func untilQueued(_ count: Int) async throws {
        while store.queuedCommands != count {
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    /// Waits until so many of the service's sessions wait for something of this kind (`pg_stat_activity.wait_event`).
    func untilWaiting(for event: String, _ count: Int64 = 1) async throws {
        while try await cluster.administrator.value(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = '\(database.name)' AND usename = '\(Self.role)' AND wait_event = '\(event)'
            """, as: Int64.self) != count
        { try Task.checkCancellation() }
    }

    /// Waits until so many of the service's sessions wait for a lock, whichever in the queue for it.
    func untilLocked(_ count: Int64) async throws {
        while try await cluster.administrator.value(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = '\(database.name)' AND usename = '\(Self.role)' AND wait_event_type = 'Lock'
            """, as: Int64.self) != count
        { try Task.checkCancellation() }
    }

    /// Ends the service's sessions that are appending, and says how many they were.
    func killAppends() async throws -> Int64 {
        try await cluster.administrator.value(
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = '\(database.name)' AND usename = '\(Self.role)' AND state = 'active'
                AND query LIKE '%append_events%'
            """)
    }
}
