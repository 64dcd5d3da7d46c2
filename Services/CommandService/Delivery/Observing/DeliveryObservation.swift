public import FoundationEssentials

/// What delivery has to tell its operators. No bodies, no secrets, no URLs.
public enum DeliveryObservation: Sendable, Hashable {
    /// This instance dispatches for the subscription from now on.
    case leading(subscription: String, position: Int64, SubscriptionState)
    case released(subscription: String)
    /// One request and what it led to.
    case attempt(subscription: String, AttemptSummary)
    /// The subscription stands differently than before.
    case stands(subscription: String, SubscriptionState, DeliveryFailure?)
    /// The subscriber went on from elsewhere.
    case moved(subscription: String, from: Int64, to: Int64)
    /// So many events were put aside.
    case parked(subscription: String, events: Int)
    /// This instance sends history again, from this position on.
    case replaying(subscription: String, replay: UUID, position: Int64)
    /// It has sent everything, or cannot go on.
    case replayEnded(subscription: String, replay: UUID, DeliveryFailure?)
    case lag(subscription: String, events: Int64, seconds: Double)
    case readFailed(subscription: String, reason: String)
    /// The cursor was moved by somebody else.
    case cursorTaken(subscription: String)
    /// Nothing is dispatched from here until the store of subscriptions can be reached again.
    case leadLost(reason: String)
}
