import UserContract

/// What is known of a dispatcher's lag between two looks at it.
struct DispatchProgress {
    struct Lag: Hashable {
        var events: Int64
        /// The age of the oldest event that is not yet accepted.
        var seconds: Double
    }

    /// Whether requests go out, as the dispatcher sees it.
    var isSending: Bool
    private var position: Int64
    private var oldest: Timestamp?

    init(_ subscription: Subscription) {
        isSending = subscription.state.isSending
        position = subscription.cursor.settled
    }

    mutating func sending(since oldest: Timestamp) {
        self.oldest = oldest
    }

    mutating func saved() {
        oldest = nil
    }

    mutating func settled(_ position: Int64) {
        self.position = position
    }

    func lag(head: Int64, at now: Timestamp) -> Lag {
        let events = max(0, head - position)
        guard events > 0, let oldest else { return Lag(events: events, seconds: 0) }
        return Lag(events: events, seconds: max(0, Double(now.microseconds - oldest.microseconds) / 1_000_000))
    }
}
