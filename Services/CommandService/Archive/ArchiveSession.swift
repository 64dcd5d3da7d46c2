public import Postgres

/// How the archive uses a database: one connection for the whole log, however long that takes.
public enum ArchiveSession {
    /// A walk over a log may take an hour, a paused pipe any time: a service's limits would only break it.
    public static let settings = [
        "statement_timeout": "0",
        "lock_timeout": "10s",
        "idle_in_transaction_session_timeout": "0",
    ]

    /// Adapts the configuration of a client that is used for the archive and nothing else.
    public static func prepare(_ configuration: inout PostgresConfiguration) {
        configuration.maximumConnections = 2
        configuration.queryDeadline = .seconds(24 * 3600)
        configuration.idleInTransactionTimeout = nil
        configuration.sessionSettings.merge(settings) { $1 }
    }
}
