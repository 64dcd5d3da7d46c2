import CommandApplication
import FoundationEssentials
import TestSupport
import UserContract

@testable import CommandDelivery

struct InMemoryLead: DispatchLead {
    let store: InMemorySubscriptionStore
    let session: Int

    var isOpen: Bool { !store.state.value.broken.contains(session) }

    func subscriptions() async throws(SubscriptionStoreError) -> [Subscription] {
        try check()
        return try await store.subscriptions()
    }

    func take(_ names: [String]) async throws(SubscriptionStoreError) -> [String] {
        try check()
        return store.state.update { state in
            state.beforeTake?(&state)
            let free = names.filter { state.leaders[$0] == nil }
            for name in free { state.leaders[name] = session }
            return free
        }
    }

    func release(_ name: String) async throws(SubscriptionStoreError) {
        try check()
        store.state.update { $0.leaders[name] = nil }
    }

    func save(_ move: CursorMove, of name: String) async throws(SubscriptionStoreError) -> Bool {
        try change(name) { row in
            guard row.cursor.position == move.from.position, row.cursor.settled == move.from.settled else {
                return false
            }
            row.cursor = move.to
            if move.endsFailure, row.state.isSending { row.state = .active }
            for event in move.parked where row.parked[event.position] == nil {
                row.parked[event.position] = InMemoryParkedEvent(event: event)
            }
            if move.to.position < move.from.position {
                row.parked = row.parked.filter { $0.key <= move.to.position || $0.value.state != .delivered }
            }
            return true
        }
    }

    func record(
        _ state: SubscriptionState, of name: String, at position: Int64, failure: DeliveryFailure,
        nextAttempt: Duration?
    ) async throws(SubscriptionStoreError) -> Bool {
        try change(name) { row in
            guard row.cursor.position == position else { return false }
            if row.state.isSending { row.state = state }
            row.lastFailure = failure
            row.nextAttempt = nextAttempt
            row.failures.append(failure)
            return true
        }
    }

    func lastPassing(
        of name: String, eventTypes: Set<String>?, atOrBelow position: Int64
    ) async throws(SubscriptionStoreError) -> UUID? {
        try check()
        let parked = store.row(name)?.parked ?? [:]
        let events = (try? await store.log.store.read(after: 0, through: position, limit: .max)) ?? []
        return events.last { parked[$0.position] == nil && eventTypes?.contains($0.type) ?? true }?.eventID
    }

    func recordConsent(of name: String) async throws(SubscriptionStoreError) {
        _ = try change(name) { row in
            row.isVerified = true
            return true
        }
    }

    func leftOut(of name: String, among events: [RecordedEvent]) async throws(SubscriptionStoreError) -> Set<Int64> {
        try check()
        let parked = store.row(name)?.parked ?? [:]
        let waiting = parked.values.filter { $0.state == .parked }.map(\.event)
        let left = events.filter { event in
            parked[event.position] != nil
                || waiting.contains { $0.aggregateID == event.aggregateID && $0.position < event.position }
        }
        return Set(left.map(\.position))
    }

    func nextRetry(of name: String) async throws(SubscriptionStoreError) -> Int64? {
        try check()
        let parked = store.row(name)?.parked.values.filter { $0.state == .parked } ?? []
        let users = parked.filter(\.isRetrying).map(\.event.aggregateID)
        guard let user = users.min(by: { $0.text < $1.text }) else { return nil }
        return parked.filter { $0.event.aggregateID == user }.map(\.event.position).min()
    }

    func settleParked(
        of name: String, at position: Int64, refusal: DeliveryFailure?
    ) async throws(SubscriptionStoreError) {
        _ = try change(name) { row in
            guard let settled = row.parked[position], settled.state == .parked else { return false }
            for (other, parked) in row.parked
            where other >= position && parked.event.aggregateID == settled.event.aggregateID && parked.state == .parked
            {
                row.parked[other]?.isRetrying = refusal == nil
            }
            if let refusal {
                row.parked[position]?.event.status = refusal.status
                row.parked[position]?.event.reason = refusal.reason
                row.parked[position]?.event.answer = refusal.answer
            } else {
                row.parked[position]?.state = .delivered
                row.parked[position]?.isRetrying = false
                if row.state.isSending { row.state = .active }
            }
            return true
        }
    }

    private func change(
        _ name: String, _ change: @Sendable (inout InMemorySubscriptionStore.Row) -> Bool
    ) throws(SubscriptionStoreError) -> Bool {
        try check()
        return store.state.update { state in
            guard var row = state.rows[name], change(&row) else { return false }
            state.rows[name] = row
            return true
        }
    }

    func check() throws(SubscriptionStoreError) {
        guard isOpen else { throw SubscriptionStoreError(reason: "the session is broken") }
    }
}
