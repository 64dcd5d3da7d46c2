public import CloudEventsHTTP
public import UserContract

/// A cursor over the log, with everything that is needed to push what follows it.
public struct Subscription: Sendable, Hashable {
    /// What an operator decides; a dispatcher starts anew when it changes.
    public struct Settings: Sendable, Hashable {
        public var url: String
        /// The current one first; two while a secret is being rotated. None for mail, and when it cannot be decrypted.
        public var secrets: [WebhookSecret]
        /// Events per request at most. 1 means one event per request, not in an array.
        public var maxBatch: Int
        /// The longest wait between two attempts.
        public var maxBackoff: Duration
        /// Schema versions of events' data that the subscriber asked for; of other types it takes the newest.
        public var dataVersions: [UserEventType: Int]
        /// The event types that pass; nil for all.
        public var eventTypes: Set<String>?
        public var onPoison = PoisonPolicy.block
        /// Ask for the target's consent before the first delivery.
        public var verifies = false
        /// PEM files: authorities to trust instead of the system's, and our own certificate with its key.
        public var caFile: String?
        public var clientCertificateFile: String?
        /// Sender of mail, when it has one of its own.
        public var mailFrom: String?

        public init(
            url: String, secrets: [WebhookSecret], maxBatch: Int, maxBackoff: Duration,
            dataVersions: [UserEventType: Int] = [:], eventTypes: Set<String>? = nil
        ) {
            self.url = url
            self.secrets = secrets
            self.maxBatch = maxBatch
            self.maxBackoff = maxBackoff
            self.dataVersions = dataVersions
            self.eventTypes = eventTypes
        }
    }

    /// Tells a subscription from an earlier one of its name, and from itself before it was resumed.
    public struct Incarnation: Sendable, Hashable {
        public var createdAt: Timestamp
        public var resumes: Int64

        public init(createdAt: Timestamp, resumes: Int64 = 0) {
            self.createdAt = createdAt
            self.resumes = resumes
        }
    }

    /// What of its events is put aside.
    public struct Parked: Sendable, Hashable {
        /// Whether there is any that later events of the same users must wait behind, or that lies ahead of the cursor.
        public var exists: Bool
        /// Whether an operator ordered some to be sent.
        public var hasRetries: Bool

        public init(exists: Bool = false, hasRetries: Bool = false) {
            self.exists = exists
            self.hasRetries = hasRetries
        }
    }

    public var name: String
    public var settings: Settings
    public var incarnation: Incarnation
    public var cursor: DeliveryCursor
    public var state: SubscriptionState
    public var parked = Parked()
    /// Whether the target has given its consent, where it must be asked for.
    public var isVerified = false

    public init(
        name: String, settings: Settings, incarnation: Incarnation, cursor: DeliveryCursor,
        state: SubscriptionState = .active
    ) {
        self.name = name
        self.settings = settings
        self.incarnation = incarnation
        self.cursor = cursor
        self.state = state
    }
}
