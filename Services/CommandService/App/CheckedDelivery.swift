import CloudEventsHTTP
import CommandDelivery

/// Subscriptions and parked events, once the database is known to be the right one. Until then nothing is read or written.
struct CheckedDelivery: DeliveryAdministration {
    let administration: any DeliveryAdministration & ReplayAdministration
    let readiness: StoreReadiness

    /// What may be asked by now.
    var checked: any DeliveryAdministration & ReplayAdministration {
        get throws(DeliveryAdministrationError) {
            guard readiness.isPassed else {
                throw .unavailable(SubscriptionStoreError(reason: "The event store has not been checked yet."))
            }
            return administration
        }
    }

    func create(_ draft: SubscriptionDraft) async throws(DeliveryAdministrationError) -> RevealedSecret {
        try await checked.create(draft)
    }

    func subscriptions() async throws(DeliveryAdministrationError) -> [SubscriptionStatus] {
        try await checked.subscriptions()
    }

    func subscription(_ name: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus {
        try await checked.subscription(name)
    }

    func pause(_ name: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus {
        try await checked.pause(name)
    }

    func resume(_ name: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus {
        try await checked.resume(name)
    }

    func delete(_ name: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus {
        try await checked.delete(name)
    }

    func rotateSecret(
        of name: String, to secret: WebhookSecret?, graceSeconds: Int64
    ) async throws(DeliveryAdministrationError) -> RevealedSecret {
        try await checked.rotateSecret(of: name, to: secret, graceSeconds: graceSeconds)
    }

    func failures(of name: String, limit: Int) async throws(DeliveryAdministrationError) -> [FailedAttempt] {
        try await checked.failures(of: name, limit: limit)
    }

    func parked(
        by name: String, after: Int64, limit: Int
    ) async throws(DeliveryAdministrationError) -> [ParkedEvent] {
        try await checked.parked(by: name, after: after, limit: limit)
    }

    func retry(
        _ selection: ParkedSelection, of name: String
    ) async throws(DeliveryAdministrationError) -> ParkedCount {
        try await checked.retry(selection, of: name)
    }

    func discard(
        _ selection: ParkedSelection, of name: String, reason: String, by actor: String
    ) async throws(DeliveryAdministrationError) -> ParkedCount {
        try await checked.discard(selection, of: name, reason: reason, by: actor)
    }
}
