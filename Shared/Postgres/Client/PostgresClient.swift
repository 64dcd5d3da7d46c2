public import Logging
public import ServiceLifecycle

/// A database: a pool of connections, pipelining, transactions and notifications, all driven by one thread.
///
/// Every call may be made from any task at once. A call whose task is cancelled while it waits for a connection throws
/// `.cancelled`; a statement that was sent is awaited to its true end, because an answer thrown away is an unknown
/// outcome, or until its deadline closes the connection.
public final class PostgresClient: PostgresExecutor, Service {
    private let driver: Driver
    private let configuration: PostgresConfiguration

    /// Connects to nothing yet.
    /// - Throws: ``PostgresError`` of kind `.configuration` when libpq cannot read the connection string.
    public init(configuration: PostgresConfiguration, logger: Logger) throws(PostgresError) {
        self.configuration = configuration
        driver = try Driver(configuration: configuration, logger: logger)
    }

    deinit {
        driver.close()
    }

    /// Lives until graceful shutdown, then shuts down. The client works without it too, as long as somebody closes it.
    public func run() async throws {
        try? await gracefulShutdown()
        await shutDown()
    }

    /// Lets running statements end for a few seconds and refuses new ones. Idempotent; returns at once.
    public func close() {
        driver.close()
    }

    /// Closes, and returns when the last connection is gone.
    public func shutDown() async {
        driver.close()
        await driver.waitForEnd()
    }

    /// Runs one statement as its own transaction in one round trip. Several callers share a connection, each behind a Sync
    /// of its own, so that one's error is nobody else's.
    public func execute(
        _ statement: Statement, _ binds: Binds, timeout: Duration?
    ) async throws(PostgresError) -> Rows {
        let answer = try await driver.perform([.prepared(statement, binds)], timeout: timeout)
        return answer.rows
    }

    /// Like `execute`, for a statement that changes something: returns at ReadyForQuery, which follows the commit, and
    /// hands over every warning until then.
    public func executeCommitting(
        _ statement: Statement, _ binds: Binds = [], timeout: Duration? = nil
    ) async throws(PostgresError) -> Committed {
        try await driver.perform([.prepared(statement, binds)], timeout: timeout).committed
    }

    /// Runs several statements in order in one round trip and one transaction: all of them are applied or none.
    public func executeTogether(
        _ calls: [PostgresCall], timeout: Duration? = nil
    ) async throws(PostgresError) -> Committed {
        precondition(!calls.isEmpty, "There must be a statement to execute.")
        return try await driver.perform(calls.map { .prepared($0.statement, $0.binds) }, timeout: timeout).committed
    }

    /// Runs `body` in a transaction: COMMIT when it returns, ROLLBACK when it throws. BEGIN travels with the first
    /// statement. Nothing is repeated on a conflict: the caller knows whether its body may run twice.
    /// - Throws: what `body` throws, or ``PostgresError``: a failed COMMIT is `.notApplied` when the server said so,
    ///   `.unknown` when its answer is missing or came with a warning (`.uncertainCommit`).
    public func withTransaction<Result: Sendable>(
        isolation: IsolationLevel = .readCommitted, readOnly: Bool = false,
        _ body: (PostgresTransaction) async throws -> Result
    ) async throws -> Result {
        let session = try await driver.acquireSession()
        defer { driver.release(session, reusable: true) }
        return try await session.transaction(isolation: isolation, readOnly: readOnly, body)
    }

    /// Lends a connection of its own to `body` and ends it afterwards, and with it whatever belonged to the session:
    /// advisory locks, settings, temporary tables. It counts against `maximumConnections`.
    public func withConnection<Result: Sendable>(
        _ body: (PostgresConnection) async throws -> Result
    ) async throws -> Result {
        let session = try await driver.acquireSession()
        defer { driver.release(session, reusable: false) }
        return try await body(PostgresConnection(session: session))
    }

    /// Listens on a channel until the stream is let go. All channels share one connection, which is made again, with
    /// backoff, as often as it is lost; each time LISTEN is in effect the stream yields `.listening`.
    public func listen(_ channel: String) -> AsyncStream<PostgresNotification> {
        driver.listen(channel)
    }
}
