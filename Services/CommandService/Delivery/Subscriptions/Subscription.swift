public import CloudEventsHTTP
public import UserContract

/// A cursor over the log, with everything that is needed to push what follows it.
public struct Subscription: Sendable, Hashable {
    /// What an operator decides; a dispatcher starts anew when it changes.
    public struct Settings: Sendable, Hashable {
        public var url: String
        /// The current one first; two while a secret is being rotated.
        public var secrets: [WebhookSecret]
        /// Events per request at most. 1 means one event per request, not in an array.
        public var maxBatch: Int
        /// The longest wait between two attempts.
        public var maxBackoff: Duration
        /// Schema versions of events' data that the subscriber asked for; of other types it takes the newest.
        public var dataVersions: [UserEventType: Int]

        public init(
            url: String, secrets: [WebhookSecret], maxBatch: Int, maxBackoff: Duration,
            dataVersions: [UserEventType: Int] = [:]
        ) {
            self.url = url
            self.secrets = secrets
            self.maxBatch = maxBatch
            self.maxBackoff = maxBackoff
            self.dataVersions = dataVersions
        }
    }

    public var name: String
    public var settings: Settings
    public var cursor: DeliveryCursor
    public var state: SubscriptionState
    public var stateSince: Timestamp
    public var lastSuccessAt: Timestamp?
    public var lastFailureAt: Timestamp?
    public var lastFailure: DeliveryFailure?
    public var nextAttemptAt: Timestamp?

    public init(
        name: String, settings: Settings, cursor: DeliveryCursor, state: SubscriptionState = .active,
        stateSince: Timestamp, lastSuccessAt: Timestamp? = nil, lastFailureAt: Timestamp? = nil,
        lastFailure: DeliveryFailure? = nil, nextAttemptAt: Timestamp? = nil
    ) {
        self.name = name
        self.settings = settings
        self.cursor = cursor
        self.state = state
        self.stateSince = stateSince
        self.lastSuccessAt = lastSuccessAt
        self.lastFailureAt = lastFailureAt
        self.lastFailure = lastFailure
        self.nextAttemptAt = nextAttemptAt
    }
}
