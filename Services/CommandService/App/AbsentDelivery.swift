import CloudEventsHTTP
import CommandDelivery
import FoundationEssentials

/// Nothing is managed here yet.
struct AbsentDelivery: DeliveryAdministration, ReplayAdministration {
    private var absence: DeliveryAdministrationError {
        .unavailable(SubscriptionStoreError(reason: "Delivery cannot be managed yet."))
    }

    func create(_: SubscriptionDraft) async throws(DeliveryAdministrationError) -> RevealedSecret { throw absence }
    func subscriptions() async throws(DeliveryAdministrationError) -> [SubscriptionStatus] { throw absence }
    func subscription(_: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus { throw absence }
    func pause(_: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus { throw absence }
    func resume(_: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus { throw absence }
    func delete(_: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus { throw absence }
    func rotateSecret(
        of _: String, to _: WebhookSecret?, graceSeconds _: Int64
    ) async throws(DeliveryAdministrationError) -> RevealedSecret { throw absence }
    func failures(of _: String, limit _: Int) async throws(DeliveryAdministrationError) -> [FailedAttempt] {
        throw absence
    }
    func parked(
        by _: String, after _: Int64, limit _: Int
    ) async throws(DeliveryAdministrationError) -> [ParkedEvent] { throw absence }
    func retry(_: ParkedSelection, of _: String) async throws(DeliveryAdministrationError) -> ParkedCount {
        throw absence
    }
    func discard(
        _: ParkedSelection, of _: String, reason _: String, by _: String
    ) async throws(DeliveryAdministrationError) -> ParkedCount { throw absence }
    func extent(of _: ReplayRequest) async throws(DeliveryAdministrationError) -> ReplayExtent { throw absence }
    func create(_: ReplayRequest, by _: String) async throws(DeliveryAdministrationError) -> ReplayStatus {
        throw absence
    }
    func replay(_: UUID) async throws(DeliveryAdministrationError) -> ReplayStatus { throw absence }
    func replays(before _: UUID?, limit _: Int) async throws(DeliveryAdministrationError) -> [ReplayStatus] {
        throw absence
    }
    func cancel(_: UUID) async throws(DeliveryAdministrationError) -> ReplayStatus { throw absence }
}
