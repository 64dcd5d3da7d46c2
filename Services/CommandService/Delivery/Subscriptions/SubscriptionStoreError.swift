/// Why the store of subscriptions did not answer. The reason is fit for logs.
public struct SubscriptionStoreError: Error, Sendable, Hashable, CustomStringConvertible {
    public let reason: String

    public init(reason: String) {
        self.reason = reason
    }

    public var description: String { reason }
}
