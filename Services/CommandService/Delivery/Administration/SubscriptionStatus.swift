public import UserContract

/// A subscription as people see it: the contract's object, without any secret.
public struct SubscriptionStatus: Sendable, Hashable {
    public var name: String
    public var url: String
    public var state: SubscriptionState
    public var stateSince: Timestamp
    /// Everything up to here is dealt with.
    public var position: Int64
    /// Up to the log's confirmed head.
    public var lagEvents: Int64
    /// The age of the oldest event that is not dealt with.
    public var lagSeconds: Double
    /// Nil for all.
    public var eventTypes: Set<String>?
    public var maxBatch: Int
    public var onPoison: PoisonPolicy
    /// How many users have events that wait for `delivery.retry`.
    public var parkedUsers: Int64
    public var lastSuccessAt: Timestamp?
    public var lastFailureAt: Timestamp?
    public var lastFailure: DeliveryFailure?
    public var nextAttemptAt: Timestamp?

    public init(
        name: String, url: String, state: SubscriptionState, stateSince: Timestamp, position: Int64, lagEvents: Int64,
        lagSeconds: Double, eventTypes: Set<String>? = nil, maxBatch: Int, onPoison: PoisonPolicy,
        parkedUsers: Int64 = 0, lastSuccessAt: Timestamp? = nil, lastFailureAt: Timestamp? = nil,
        lastFailure: DeliveryFailure? = nil, nextAttemptAt: Timestamp? = nil
    ) {
        self.name = name
        self.url = url
        self.state = state
        self.stateSince = stateSince
        self.position = position
        self.lagEvents = lagEvents
        self.lagSeconds = lagSeconds
        self.eventTypes = eventTypes
        self.maxBatch = maxBatch
        self.onPoison = onPoison
        self.parkedUsers = parkedUsers
        self.lastSuccessAt = lastSuccessAt
        self.lastFailureAt = lastFailureAt
        self.lastFailure = lastFailure
        self.nextAttemptAt = nextAttemptAt
    }
}
