public import FoundationEssentials
public import UserContract

/// The right to dispatch: a session that holds a lock for each subscription and replay it leads and writes their cursors
/// itself, so that whoever has lost the lock can no longer write.
public protocol DispatchLead: Sendable {
    /// False once the session is known to be broken, and the locks with it.
    var isOpen: Bool { get }

    /// All subscriptions, as this session sees them; also the proof that it lives.
    func subscriptions() async throws(SubscriptionStoreError) -> [Subscription]

    /// Takes the lead of those that nobody leads and returns them. Must not be asked for one that this session leads.
    func take(_ names: [String]) async throws(SubscriptionStoreError) -> [String]

    func release(_ name: String) async throws(SubscriptionStoreError)

    /// Moves the cursor, unless it is elsewhere than `from`: then somebody else moved it, and this returns false.
    func save(_ move: CursorMove, of name: String) async throws(SubscriptionStoreError) -> Bool

    /// Writes down a failed attempt and how the subscription stands after it; false like `save`. `paused` and
    /// `stopped`, once set by anybody, stay. `nextAttempt` counts from now.
    func record(
        _ state: SubscriptionState, of name: String, at position: Int64, failure: DeliveryFailure,
        nextAttempt: Duration?
    ) async throws(SubscriptionStoreError) -> Bool

    /// The last event at or below the position that the subscription passes on in order: of these types, neither parked nor
    /// discarded.
    func lastPassing(
        of name: String, eventTypes: Set<String>?, atOrBelow position: Int64
    ) async throws(SubscriptionStoreError) -> UUID?

    /// The target gave its consent.
    func recordConsent(of name: String) async throws(SubscriptionStoreError)

    /// Positions of those of the events that do not go out in order: an earlier event of their user is parked, or they were
    /// put aside themselves, whatever became of them since.
    func leftOut(of name: String, among events: [RecordedEvent]) async throws(SubscriptionStoreError) -> Set<Int64>

    /// The position of the next parked event that an operator ordered to be sent: one user after the other.
    func nextRetry(of name: String) async throws(SubscriptionStoreError) -> Int64?

    /// A parked event was accepted, and the user's next one follows; or it was refused again, and they all wait.
    func settleParked(
        of name: String, at position: Int64, refusal: DeliveryFailure?
    ) async throws(SubscriptionStoreError)
}
