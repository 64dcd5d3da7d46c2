import Postgres
import TestSupport

/// How an append that waits is disturbed.
enum Disturbance: String, CaseIterable {
    /// For one that waits for the standby PostgreSQL then reports success, with a warning: the rows are on this server only.
    case cancel = "pg_cancel_backend"
    /// The connection breaks.
    case terminate = "pg_terminate_backend"
}

extension StoreFixture {
    /// Disturbs the service's sessions that wait in the middle of a statement.
    func disturb(_ disturbance: Disturbance) async throws {
        try await cluster.administrator.run(
            """
            SELECT \(disturbance.rawValue)(pid) FROM pg_stat_activity
            WHERE datname = '\(database.name)' AND usename = '\(Self.role)' AND wait_event IN ('SyncRep', 'transactionid')
            """)
    }
}
