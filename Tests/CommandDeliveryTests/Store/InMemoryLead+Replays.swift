import CommandApplication
import FoundationEssentials
import TestSupport
import UserContract

@testable import CommandDelivery

extension InMemoryLead: ReplayLead {
    func replays() async throws(SubscriptionStoreError) -> [ReplayJob] {
        try check()
        return store.state.value.replays.values.filter { !$0.state.hasEnded }.map(\.job)
    }

    func beginReplay(_ id: UUID) async throws(SubscriptionStoreError) -> Bool {
        try change(id) { replay in replay.state = .running }
    }

    func save(_ move: CursorMove, ofReplay id: UUID) async throws(SubscriptionStoreError) -> Bool {
        let isThere = store.state.value.replays[id]?.job.cursor == move.from
        return try change(id) { replay in
            guard isThere else { return }
            replay.job.cursor = move.to
            replay.delivered = move.to.position < move.from.position ? 0 : replay.delivered + (move.acceptedEvents ?? 0)
        } && isThere
    }

    func recordFailure(
        ofReplay id: UUID, at position: Int64, _ failure: DeliveryFailure, nextAttempt: Duration?
    ) async throws(SubscriptionStoreError) -> Bool {
        try change(id) { replay in replay.error = failure.reason }
    }

    func endReplay(_ id: UUID, as state: ReplayState, error: String?) async throws(SubscriptionStoreError) {
        _ = try change(id) { replay in
            replay.state = state
            replay.error = error
        }
    }

    func lastPassing(
        ofReplay job: ReplayJob, atOrBelow position: Int64
    ) async throws(SubscriptionStoreError) -> UUID? {
        try check()
        let events = (try? await store.log.store.read(after: job.start, through: position, limit: .max)) ?? []
        return events.last { event in
            (job.aggregateID ?? event.aggregateID) == event.aggregateID && job.eventTypes?.contains(event.type) ?? true
        }?.eventID
    }

    /// False when it has ended.
    private func change(
        _ id: UUID, _ change: @Sendable (inout InMemoryReplay) -> Void
    ) throws(SubscriptionStoreError) -> Bool {
        try check()
        return store.state.update { state in
            guard var replay = state.replays[id], !replay.state.hasEnded else { return false }
            change(&replay)
            state.replays[id] = replay
            return true
        }
    }
}
