import FoundationEssentials
import UserContract

/// The journal of a subscription's live delivery, written by the session that leads it.
struct SubscriptionJournal: DispatchJournal {
    let name: String
    let eventTypes: Set<String>?
    let lead: any DispatchLead

    var isOpen: Bool { lead.isOpen }

    func save(_ move: CursorMove) async throws(SubscriptionStoreError) -> Bool {
        try await lead.save(move, of: name)
    }

    func record(
        _ state: SubscriptionState, at position: Int64, failure: DeliveryFailure, nextAttempt: Duration?
    ) async throws(SubscriptionStoreError) -> Bool {
        try await lead.record(state, of: name, at: position, failure: failure, nextAttempt: nextAttempt)
    }

    func lastPassing(atOrBelow position: Int64) async throws(SubscriptionStoreError) -> UUID? {
        try await lead.lastPassing(of: name, eventTypes: eventTypes, atOrBelow: position)
    }

    func recordConsent() async throws(SubscriptionStoreError) {
        try await lead.recordConsent(of: name)
    }

    func leftOut(among events: [RecordedEvent]) async throws(SubscriptionStoreError) -> Set<Int64> {
        try await lead.leftOut(of: name, among: events)
    }

    func nextRetry() async throws(SubscriptionStoreError) -> Int64? {
        try await lead.nextRetry(of: name)
    }

    func settleParked(at position: Int64, refusal: DeliveryFailure?) async throws(SubscriptionStoreError) {
        try await lead.settleParked(of: name, at: position, refusal: refusal)
    }

    /// The log has no end.
    func complete(_ move: CursorMove) async throws(SubscriptionStoreError) {}
    func fail(_ failure: DeliveryFailure) async throws(SubscriptionStoreError) {}
}
