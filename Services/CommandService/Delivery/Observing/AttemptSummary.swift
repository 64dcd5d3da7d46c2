public import FoundationEssentials

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
}
