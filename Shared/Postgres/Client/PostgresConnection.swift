/// A connection that one caller has for itself: for advisory locks and everything else that belongs to a session.
public struct PostgresConnection: PostgresExecutor {
    private let session: Session

    init(session: Session) {
        self.session = session
    }

    /// False as soon as the driver knows that the connection is gone, and with it the session's locks.
    public var isOpen: Bool { session.isOpen }

    public func execute(
        _ statement: Statement, _ binds: Binds, timeout: Duration?
    ) async throws(PostgresError) -> Rows {
        try await session.perform([.prepared(statement, binds)], timeout: timeout).rows
    }

    /// See ``PostgresClient/executeCommitting(_:_:timeout:)``.
    public func executeCommitting(
        _ statement: Statement, _ binds: Binds = [], timeout: Duration? = nil
    ) async throws(PostgresError) -> Committed {
        try await session.perform([.prepared(statement, binds)], timeout: timeout).committed
    }

    /// Runs a text of any number of statements, without parameters and without rows. Unless the text says otherwise it is one
    /// transaction.
    public func executeScript(_ sql: String, timeout: Duration? = nil) async throws(PostgresError) {
        _ = try await session.perform([.script(sql)], timeout: timeout)
    }

    /// See ``PostgresClient/withTransaction(isolation:readOnly:_:)``.
    public func withTransaction<Result: Sendable>(
        isolation: IsolationLevel = .readCommitted, readOnly: Bool = false,
        _ body: (PostgresTransaction) async throws -> Result
    ) async throws -> Result {
        try await session.transaction(isolation: isolation, readOnly: readOnly, body)
    }
}
