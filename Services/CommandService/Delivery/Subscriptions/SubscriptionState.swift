/// How a subscription stands, as the contract names it.
public enum SubscriptionState: String, Sendable, CaseIterable {
    case active
    /// The last attempt failed in a way that time may heal.
    case retrying
    /// The target or one event is wrong; retried all the same, and somebody should look.
    case blocked
    /// Nothing is sent until it is resumed: the subscriber said 410, or an operator did.
    case paused
    /// The subscriber's history is not this log's; an operator must decide.
    case stopped

    /// Whether requests go out at all.
    public var isSending: Bool {
        switch self {
        case .active, .retrying, .blocked: true
        case .paused, .stopped: false
        }
    }
}
