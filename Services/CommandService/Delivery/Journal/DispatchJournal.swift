import FoundationEssentials
import UserContract

/// What a dispatcher writes down and looks up about what it dispatches. Every write is refused, with false, when the cursor
/// in the store is not where this dispatcher left it.
protocol DispatchJournal: Sendable {
    /// False once the session is known to be broken, and the lead with it.
    var isOpen: Bool { get }

    func save(_ move: CursorMove) async throws(SubscriptionStoreError) -> Bool

    func record(
        _ state: SubscriptionState, at position: Int64, failure: DeliveryFailure, nextAttempt: Duration?
    ) async throws(SubscriptionStoreError) -> Bool

    /// The last event at or below the position that is passed on in order: not filtered out, not parked or discarded.
    func lastPassing(atOrBelow position: Int64) async throws(SubscriptionStoreError) -> UUID?

    func recordConsent() async throws(SubscriptionStoreError)

    /// Positions of those of the events that do not go out in order.
    func leftOut(among events: [RecordedEvent]) async throws(SubscriptionStoreError) -> Set<Int64>

    /// The position of the next parked event that an operator ordered to be sent.
    func nextRetry() async throws(SubscriptionStoreError) -> Int64?

    /// A parked event was accepted, or refused again.
    func settleParked(at position: Int64, refusal: DeliveryFailure?) async throws(SubscriptionStoreError)

    /// Everything is sent. Only for what has an end.
    func complete(_ move: CursorMove) async throws(SubscriptionStoreError)

    /// It cannot go on. Only for what has an end.
    func fail(_ failure: DeliveryFailure) async throws(SubscriptionStoreError)
}
