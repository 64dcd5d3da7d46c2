/// A step of a subscription's cursor, as the store makes it: whole, or not at all when the cursor is not at `from`.
public struct CursorMove: Sendable, Hashable {
    public enum Cause: Sendable, Hashable {
        /// The subscriber accepted so many events.
        case accepted(events: Int)
        /// An event was put aside.
        case parked
        /// Events that need no request.
        case settled
        /// The subscriber is elsewhere.
        case mismatch
    }

    public var from: DeliveryCursor
    public var to: DeliveryCursor
    public var cause: Cause
    /// Events that the step leaves out and that must be kept for later.
    public var parked: [EventToPark]

    public init(from: DeliveryCursor, to: DeliveryCursor, cause: Cause, parked: [EventToPark] = []) {
        self.from = from
        self.to = to
        self.cause = cause
        self.parked = parked
    }

    /// How many events the subscriber accepted; nil when the step has another cause.
    public var acceptedEvents: Int? {
        if case .accepted(let events) = cause { events } else { nil }
    }

    /// Whether the subscriber judged a request, which ends `retrying` and `blocked`.
    public var endsFailure: Bool {
        switch cause {
        case .accepted, .parked: true
        case .settled, .mismatch: false
        }
    }
}
