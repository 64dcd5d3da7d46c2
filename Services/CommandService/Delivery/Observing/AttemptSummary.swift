public import FoundationEssentials
public import UserContract

/// One attempt, for logs and metrics.
public struct AttemptSummary: Sendable, Hashable {
    /// Of the replay that it belongs to; nil for live delivery.
    public var replay: UUID?
    public var events: Int
    public var after: Int64
    public var through: Int64
    public var status: Int?
    public var outcome: AttemptOutcome
    public var duration: Duration
    /// When the first event was recorded; nil for one that was parked.
    public var recorded: Timestamp?
    /// How much of a replay's stretch is behind it once this attempt is accepted, 0 to 1; nil for live delivery.
    public var replayProgress: Double?
}
