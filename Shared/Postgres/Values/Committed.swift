/// The answer to statements that were their own transaction.
///
/// `warnings` has every WARNING that arrived before ReadyForQuery. A commit with a warning may be local only (a cancelled
/// wait for the synchronous standby reports success and a warning), so treat it as unknown, not as done.
public struct Committed: Sendable {
    /// The rows of each statement, in order.
    public let all: [Rows]
    public let warnings: [PostgresNotice]

    /// The rows of the last statement.
    public var rows: Rows { all[all.count - 1] }
}
