/// One attempt, for logs and metrics.
public struct AttemptSummary: Sendable, Hashable {
    public var webhookID: String
    public var events: Int
    public var after: Int64
    public var through: Int64
    public var status: Int?
    public var outcome: AttemptOutcome
    public var duration: Duration
}
