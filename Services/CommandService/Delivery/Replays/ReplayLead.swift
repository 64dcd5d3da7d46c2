public import FoundationEssentials

/// What a session that leads replays writes down about them. Every write is refused when the replay has ended, by a cancel
/// for example.
public protocol ReplayLead: Sendable {
    /// False once the session is known to be broken, and the locks with it.
    var isOpen: Bool { get }

    /// Queued and running ones, the oldest first.
    func replays() async throws(SubscriptionStoreError) -> [ReplayJob]

    /// - Returns: false when it has ended.
    func beginReplay(_ id: UUID) async throws(SubscriptionStoreError) -> Bool

    /// Moves its cursor and counts what was accepted; after a mismatch it counts anew.
    /// - Returns: false when the cursor is elsewhere, or the replay has ended.
    func save(_ move: CursorMove, ofReplay id: UUID) async throws(SubscriptionStoreError) -> Bool

    /// It goes on all the same. False like `save`.
    func recordFailure(
        ofReplay id: UUID, at position: Int64, _ failure: DeliveryFailure, nextAttempt: Duration?
    ) async throws(SubscriptionStoreError) -> Bool

    /// `done`, or `failed` with why.
    func endReplay(_ id: UUID, as state: ReplayState, error: String?) async throws(SubscriptionStoreError)

    /// The last event at or below the position that the replay sends.
    func lastPassing(
        ofReplay job: ReplayJob, atOrBelow position: Int64
    ) async throws(SubscriptionStoreError) -> UUID?
}
