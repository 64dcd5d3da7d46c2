public import CloudEventsHTTP
public import CommandDelivery

/// What was asked of an ``InMemoryDeliveryAdministration``, with everything that was given along.
public enum DeliveryOrder: Sendable, Hashable {
    case create(SubscriptionDraft)
    case list
    case get(String)
    case pause(String)
    case resume(String)
    case delete(String)
    case rotateSecret(String, WebhookSecret?, graceSeconds: Int64)
    case failures(String, limit: Int)
    case parked(String, after: Int64, limit: Int)
    case retry(ParkedSelection, String)
    case discard(ParkedSelection, String, reason: String, by: String)
}
