public import FoundationEssentials
public import UserContract

/// How far the read models have come, against the log's head as the last delivery told it.
public struct ProjectionStatus: Sendable, Hashable {
    public var version: Int
    /// nil until there was a delivery.
    public var log: UUID?
    public var position: Int64
    /// The last head heard.
    public var head: Int64
    /// Time of the event at `position`; nil at the start.
    public var recordedAt: Timestamp?
    /// When `position` was reached; nil at the start.
    public var appliedAt: Timestamp?

    public init(
        version: Int, log: UUID?, position: Int64, head: Int64, recordedAt: Timestamp?, appliedAt: Timestamp?
    ) {
        self.version = version
        self.log = log
        self.position = position
        self.head = head
        self.recordedAt = recordedAt
        self.appliedAt = appliedAt
    }

    /// Events that are known to be in the log and are not applied.
    public var lagEvents: Int64 { max(0, head - position) }

    /// Seconds by which the answers are older than `now`; 0 while nothing is known to be missing, and while nothing has
    /// been applied at all: then there is no time to count from.
    public func lagSeconds(now: Timestamp) -> Double {
        guard lagEvents > 0, let recordedAt else { return 0 }
        return max(0, Double(now.microseconds - recordedAt.microseconds) / 1_000_000)
    }
}
