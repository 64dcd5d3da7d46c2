public import FoundationEssentials
public import UserContract

/// A replay as people see it.
public struct ReplayStatus: Sendable, Hashable {
    public var id: UUID
    public var state: ReplayState
    public var subscription: String
    public var reason: String
    public var requestedBy: String
    public var matchingEvents: Int64
    public var deliveredEvents: Int64
    /// Everything of the replay up to here is dealt with.
    public var position: Int64
    public var toPosition: Int64
    /// The limit that was asked for.
    public var rateLimit: Int64?
    public var createdAt: Timestamp
    public var startedAt: Timestamp?
    public var endedAt: Timestamp?
    /// Why it failed, or why its last attempt did while it still runs.
    public var error: String?

    public init(
        id: UUID, state: ReplayState, subscription: String, reason: String, requestedBy: String,
        matchingEvents: Int64, deliveredEvents: Int64, position: Int64, toPosition: Int64, rateLimit: Int64? = nil,
        createdAt: Timestamp, startedAt: Timestamp? = nil, endedAt: Timestamp? = nil, error: String? = nil
    ) {
        self.id = id
        self.state = state
        self.subscription = subscription
        self.reason = reason
        self.requestedBy = requestedBy
        self.matchingEvents = matchingEvents
        self.deliveredEvents = deliveredEvents
        self.position = position
        self.toPosition = toPosition
        self.rateLimit = rateLimit
        self.createdAt = createdAt
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.error = error
    }
}
