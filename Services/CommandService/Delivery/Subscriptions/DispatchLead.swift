/// The right to dispatch: a session that holds a lock for each subscription it leads and writes their cursors itself, so that
/// whoever has lost the lock can no longer write.
public protocol DispatchLead: Sendable {
    /// False once the session is known to be broken, and the locks with it.
    var isOpen: Bool { get }

    /// All subscriptions, as this session sees them; also the proof that it lives.
    func subscriptions() async throws(SubscriptionStoreError) -> [Subscription]

    /// Takes the lead of those that nobody leads and returns them. Must not be asked for one that this session leads.
    func take(_ names: [String]) async throws(SubscriptionStoreError) -> [String]

    func release(_ name: String) async throws(SubscriptionStoreError)

    /// Moves the cursor, unless it is elsewhere than `from`: then somebody else moved it, and this returns false.
    /// - Parameter accepted: the subscriber accepted a request, which ends `retrying` and `blocked`.
    func saveCursor(
        of name: String, from: Int64, to: DeliveryCursor, accepted: Bool
    ) async throws(SubscriptionStoreError) -> Bool

    /// Writes down a failed attempt and how the subscription stands after it; false like `saveCursor`. `paused` and
    /// `stopped`, once set by anybody, stay. `nextAttempt` counts from now.
    func record(
        _ state: SubscriptionState, of name: String, at position: Int64, failure: DeliveryFailure,
        nextAttempt: Duration?
    ) async throws(SubscriptionStoreError) -> Bool
}
