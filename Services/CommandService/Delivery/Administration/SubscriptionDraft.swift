public import CloudEventsHTTP
public import UserContract

/// A subscription as `subscription.create` asks for it.
public struct SubscriptionDraft: Sendable, Hashable {
    /// Where it begins.
    public enum Start: Sendable, Hashable {
        /// With the next event.
        case now
        case beginning
        /// The last position that the subscriber already has.
        case after(Int64)
    }

    public var name: String
    public var url: String
    /// Made when absent. Mail has none.
    public var secret: WebhookSecret?
    /// Nil for all.
    public var eventTypes: Set<UserEventType>?
    public var start = Start.now
    public var maxBatch = 1
    /// Nil: what suits the target, `block` for webhooks and `park` for mail.
    public var onPoison: PoisonPolicy?
    public var maxBackoffSeconds: Int64 = 300
    public var dataVersions: [UserEventType: Int] = [:]
    /// Ask the target for its consent before the first delivery (CloudEvents web hooks, section 4).
    public var verifies = false
    /// PEM files on the service's machine.
    public var caFile: String?
    public var clientCertificateFile: String?
    /// Sender of mail: an address, or `Name <address>`.
    public var mailFrom: String?

    public init(name: String, url: String) {
        self.name = name
        self.url = url
    }
}
