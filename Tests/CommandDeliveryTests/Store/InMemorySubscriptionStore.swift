import FoundationEssentials
import TestSupport
import UserContract

@testable import CommandDelivery

/// Subscriptions, parked events, replays and their leads in memory; what PostgreSQL does with rows, locks and sessions.
final class InMemorySubscriptionStore: SubscriptionStore {
    /// A subscription as it is kept.
    @dynamicMemberLookup
    struct Row: Sendable {
        var subscription: Subscription
        var lastFailure: DeliveryFailure?
        var nextAttempt: Duration?
        var failures: [DeliveryFailure] = []
        var parked: [Int64: InMemoryParkedEvent] = [:]

        subscript<Value>(dynamicMember path: WritableKeyPath<Subscription, Value>) -> Value {
            get { subscription[keyPath: path] }
            set { subscription[keyPath: path] = newValue }
        }

        /// As dispatchers see it.
        var seen: Subscription {
            var seen = subscription
            let waiting = parked.values.filter { $0.state == .parked }
            let isAhead = parked.keys.contains { $0 > subscription.cursor.settled }
            seen.parked = .init(exists: isAhead || !waiting.isEmpty, hasRetries: waiting.contains(where: \.isRetrying))
            return seen
        }
    }

    struct State: Sendable {
        var rows: [String: Row] = [:]
        var replays: [UUID: InMemoryReplay] = [:]
        var leaders: [String: Int] = [:]
        var sessions = 0
        var broken: Set<Int> = []
        /// What the leader until now still does, just before another takes its place.
        var beforeTake: (@Sendable (inout State) -> Void)?
    }

    let state = Watched(State())
    /// The log, where what passes a subscription is looked up.
    let log: LogFixture

    init(log: LogFixture = LogFixture()) {
        self.log = log
    }

    func ensure(_ plan: SubscriptionPlan, start: Int64) async throws(SubscriptionStoreError) {
        state.update { state in
            let fresh = Subscription(
                name: plan.name, settings: plan.settings, incarnation: .init(createdAt: .now()),
                cursor: DeliveryCursor(position: start))
            state.rows[plan.name, default: Row(subscription: fresh)].settings = plan.settings
        }
    }

    func subscriptions() async throws(SubscriptionStoreError) -> [Subscription] {
        state.value.rows.values.map(\.seen).sorted { $0.name < $1.name }
    }

    func withLead(_ body: (any DispatchLead & ReplayLead) async throws -> Void) async throws {
        let session = state.update { state in
            state.sessions += 1
            return state.sessions
        }
        defer { state.update { state in state.leaders = state.leaders.filter { $0.value != session } } }
        try await body(InMemoryLead(store: self, session: session))
    }

    /// Ends all sessions that there are, as a restart of the server would.
    func breakSessions() {
        state.update { state in
            state.broken.formUnion(1...max(1, state.sessions))
            state.leaders = [:]
        }
    }

    func row(_ name: String) -> Row? { state.value.rows[name] }

    /// Orders what `delivery.retry` orders for all of a subscription's parked events.
    func retryAll(_ name: String) {
        state.update { state in
            for position in state.rows[name]?.parked.keys ?? [:].keys {
                state.rows[name]?.parked[position]?.isRetrying = true
            }
        }
    }
}
