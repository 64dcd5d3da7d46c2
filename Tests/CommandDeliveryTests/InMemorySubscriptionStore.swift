import CommandDelivery
import Synchronization
import TestSupport
import UserContract

/// Subscriptions and their leads in memory; what PostgreSQL does with rows, locks and sessions.
final class InMemorySubscriptionStore: SubscriptionStore {
    struct State: Sendable {
        var rows: [String: Subscription] = [:]
        var leaders: [String: Int] = [:]
        var sessions = 0
        var broken: Set<Int> = []
        /// What the leader until now still does, just before another takes its place.
        var beforeTake: (@Sendable (inout State) -> Void)?
    }

    let state = Watched(State())

    func ensure(_ plan: SubscriptionPlan) async throws(SubscriptionStoreError) {
        state.update { state in
            let fresh = Subscription(
                name: plan.name, settings: plan.settings, cursor: DeliveryCursor(position: plan.start),
                stateSince: .now())
            state.rows[plan.name, default: fresh].settings = plan.settings
        }
    }

    func subscriptions() async throws(SubscriptionStoreError) -> [Subscription] {
        state.value.rows.values.sorted { $0.name < $1.name }
    }

    func withLead(_ body: (any DispatchLead) async throws -> Void) async throws {
        let session = state.update { state in
            state.sessions += 1
            return state.sessions
        }
        defer { state.update { state in state.leaders = state.leaders.filter { $0.value != session } } }
        try await body(Lead(store: self, session: session))
    }

    /// Ends all sessions that there are, as a restart of the server would.
    func breakSessions() {
        state.update { state in
            state.broken.formUnion(1...max(1, state.sessions))
            state.leaders = [:]
        }
    }

    func row(_ name: String) -> Subscription? { state.value.rows[name] }

    private struct Lead: DispatchLead {
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

        func saveCursor(
            of name: String, from: Int64, to: DeliveryCursor, accepted: Bool
        ) async throws(SubscriptionStoreError) -> Bool {
            try change(name, at: from) { row in
                row.cursor = to
                if accepted, row.state.isSending { row.state = .active }
            }
        }

        func record(
            _ state: SubscriptionState, of name: String, at position: Int64, failure: DeliveryFailure,
            nextAttempt: Duration?
        ) async throws(SubscriptionStoreError) -> Bool {
            try change(name, at: position) { row in
                if row.state.isSending { row.state = state }
                row.lastFailure = failure
            }
        }

        private func change(
            _ name: String, at position: Int64, _ change: @Sendable (inout Subscription) -> Void
        ) throws(SubscriptionStoreError) -> Bool {
            try check()
            return store.state.update { state in
                guard var row = state.rows[name], row.cursor.position == position else { return false }
                change(&row)
                state.rows[name] = row
                return true
            }
        }

        private func check() throws(SubscriptionStoreError) {
            guard isOpen else { throw SubscriptionStoreError(reason: "the session is broken") }
        }
    }
}
