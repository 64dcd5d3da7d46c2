public import Curl

/// Why an order about subscriptions, parked events or replays was not carried out.
public enum DeliveryAdministrationError: Error, Sendable, Hashable {
    case subscriptionNotFound(name: String)
    case subscriptionExists(name: String)
    case targetNotAllowed(url: String, TargetProblem)
    /// All that is wrong, at once.
    case invalid([InvalidSetting])
    /// The replay, or the parked event, is not there.
    case notFound(String)
    /// The store is away; the reason is fit for logs.
    case unavailable(SubscriptionStoreError)
}
