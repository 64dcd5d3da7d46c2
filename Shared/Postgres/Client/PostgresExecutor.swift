/// What runs statements: the client, a transaction, a dedicated connection. Adapters that do not care take this.
public protocol PostgresExecutor: Sendable {
    /// Runs one statement in one round trip.
    /// - Parameter timeout: instead of the configuration's `queryDeadline`.
    func execute(
        _ statement: Statement, _ binds: Binds, timeout: Duration?
    ) async throws(PostgresError) -> Rows
}

extension PostgresExecutor {
    public func execute(_ statement: Statement, _ binds: Binds = []) async throws(PostgresError) -> Rows {
        try await execute(statement, binds, timeout: nil)
    }
}
