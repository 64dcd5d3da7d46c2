public import FoundationEssentials
public import UserContract

/// What `POST /webhooks/replay` asks for.
public struct ReplayRequest: Sendable, Hashable {
    public var subscription: String
    public var reason: String
    /// Repeated: the same replay. Made when nil.
    public var replayID: UUID?
    /// Inclusive; the log's first and last when nil. What is nil does not narrow, all others do together.
    public var fromPosition: Int64?
    public var toPosition: Int64?
    /// Inclusive.
    public var from: Timestamp?
    /// Exclusive.
    public var to: Timestamp?
    public var aggregateID: UUID?
    public var eventTypes: Set<UserEventType>?
    /// Instead of the subscription's own.
    public var targetURL: String?
    /// Events per second at most.
    public var ratePerSecond: Int64?
    /// Whether mail may be sent again.
    public var includesSideEffects = false

    public init(subscription: String, reason: String) {
        self.subscription = subscription
        self.reason = reason
    }
}
