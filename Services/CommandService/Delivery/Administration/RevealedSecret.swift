public import CloudEventsHTTP

/// A subscription whose secret is shown, once: when it is made or rotated.
public struct RevealedSecret: Sendable, Hashable {
    public var subscription: SubscriptionStatus
    /// Nil for mail, which has none.
    public var secret: WebhookSecret?

    public init(subscription: SubscriptionStatus, secret: WebhookSecret?) {
        self.subscription = subscription
        self.secret = secret
    }
}
