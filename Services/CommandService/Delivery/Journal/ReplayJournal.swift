import FoundationEssentials
import UserContract

/// The journal of a replay: its own cursor, and nothing of the subscription's.
struct ReplayJournal: DispatchJournal {
    let job: ReplayJob
    let lead: any ReplayLead

    var isOpen: Bool { lead.isOpen }

    func save(_ move: CursorMove) async throws(SubscriptionStoreError) -> Bool {
        try await lead.save(move, ofReplay: job.id)
    }

    func record(
        _ state: SubscriptionState, at position: Int64, failure: DeliveryFailure, nextAttempt: Duration?
    ) async throws(SubscriptionStoreError) -> Bool {
        try await lead.recordFailure(ofReplay: job.id, at: position, failure, nextAttempt: nextAttempt)
    }

    func lastPassing(atOrBelow position: Int64) async throws(SubscriptionStoreError) -> UUID? {
        try await lead.lastPassing(ofReplay: job, atOrBelow: position)
    }

    func complete(_ move: CursorMove) async throws(SubscriptionStoreError) {
        if move.from != move.to, try await !lead.save(move, ofReplay: job.id) { return }
        try await lead.endReplay(job.id, as: .done, error: nil)
    }

    func fail(_ failure: DeliveryFailure) async throws(SubscriptionStoreError) {
        let place = failure.eventID.map { " (event \($0.text), position \(failure.position))" } ?? ""
        try await lead.endReplay(job.id, as: .failed, error: failure.reason + place)
    }

    /// The consent to a replay's target is asked for each time. What is parked is the live delivery's matter.
    func recordConsent() async throws(SubscriptionStoreError) {}
    func leftOut(among events: [RecordedEvent]) async throws(SubscriptionStoreError) -> Set<Int64> { [] }
    func nextRetry() async throws(SubscriptionStoreError) -> Int64? { nil }
    func settleParked(at position: Int64, refusal: DeliveryFailure?) async throws(SubscriptionStoreError) {}
}
