public import CloudEventsHTTP

/// The port for those who manage subscriptions. Orders take effect within a second, whichever instance dispatches.
public protocol DeliveryAdministration: Sendable {
    func create(_ draft: SubscriptionDraft) async throws(DeliveryAdministrationError) -> RevealedSecret

    /// By name.
    func subscriptions() async throws(DeliveryAdministrationError) -> [SubscriptionStatus]

    func subscription(_ name: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus

    /// The request under way ends; then nothing is sent.
    func pause(_ name: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus

    /// Ends `paused` and `stopped`, and makes one that waits for its next attempt try at once.
    func resume(_ name: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus

    /// - Returns: as it was.
    func delete(_ name: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus

    /// - Parameters:
    ///   - secret: made when nil.
    ///   - graceSeconds: for so long both are signed with.
    func rotateSecret(
        of name: String, to secret: WebhookSecret?, graceSeconds: Int64
    ) async throws(DeliveryAdministrationError) -> RevealedSecret

    /// The latest first.
    func failures(of name: String, limit: Int) async throws(DeliveryAdministrationError) -> [FailedAttempt]

    /// In position order, those beyond `after`.
    func parked(
        by name: String, after: Int64, limit: Int
    ) async throws(DeliveryAdministrationError) -> [ParkedEvent]

    /// Orders that they are sent: of a position's user all that are parked, one user at a time in revision order, until
    /// one is refused again.
    func retry(
        _ selection: ParkedSelection, of name: String
    ) async throws(DeliveryAdministrationError) -> ParkedCount

    /// They are never sent; who decided so and why is kept.
    func discard(
        _ selection: ParkedSelection, of name: String, reason: String, by actor: String
    ) async throws(DeliveryAdministrationError) -> ParkedCount
}
