/// How to reach a database and how much of it to use.
public struct PostgresConfiguration: Sendable {
    /// libpq's own format: a URI or `key=value` pairs, several hosts allowed, and the `PG…` environment behind it. It may
    /// carry a password and is never logged.
    public var connectionString: String
    /// Connections at most, dedicated ones included; the listener's is one more. They are opened when they are needed.
    public var maximumConnections = 8
    /// Requests that may be under way on one connection at once when every connection is busy.
    public var pipelineDepth = 16
    /// Callers that may wait for a connection; one more is refused with `.poolExhausted`.
    public var maximumWaiting = 4096
    /// How long one host may take until a connection stands; also how long a caller waits for a free connection.
    public var connectTimeout: Duration = .seconds(5)
    /// How long a statement may take until its connection is closed as stuck.
    public var queryDeadline: Duration = .seconds(30)
    /// The server's own limit for a statement (`statement_timeout`): it ends the statement and keeps the connection.
    public var statementTimeout: Duration?
    /// The server ends a session that idles inside a transaction for longer (`idle_in_transaction_session_timeout`).
    public var idleInTransactionTimeout: Duration? = .seconds(60)
    /// What `pg_stat_activity` shows.
    public var applicationName: String
    /// Settings of every session, such as `search_path`.
    public var sessionSettings: [String: String] = [:]

    public init(connectionString: String, applicationName: String) {
        self.connectionString = connectionString
        self.applicationName = applicationName
    }
}
