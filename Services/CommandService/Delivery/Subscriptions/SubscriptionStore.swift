/// The port to where subscriptions are kept.
public protocol SubscriptionStore: Sendable {
    /// Creates the subscription or gives the existing one the plan's settings.
    /// - Parameter start: the last position that a new one leaves out.
    func ensure(_ plan: SubscriptionPlan, start: Int64) async throws(SubscriptionStoreError)

    func subscriptions() async throws(SubscriptionStoreError) -> [Subscription]

    /// Lends a session that can lead subscriptions. What it leads is free again when `body` returns or the session breaks.
    /// - Throws: what `body` throws, or `SubscriptionStoreError`.
    func withLead(_ body: (any DispatchLead & ReplayLead) async throws -> Void) async throws
}
