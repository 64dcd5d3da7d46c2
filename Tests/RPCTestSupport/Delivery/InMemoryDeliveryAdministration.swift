public import CloudEventsHTTP
public import CommandApplication
public import CommandDelivery
import Curl
import Synchronization
import UserContract

/// Subscriptions that deliver nothing: what the methods of operators are tested against.
public final class InMemoryDeliveryAdministration: DeliveryAdministration {
    private struct State {
        var subscriptions: [String: ManagedSubscription] = [:]
        var orders: [DeliveryOrder] = []
    }

    private let events: (any EventReader)?
    private let failure: DeliveryAdministrationError?
    private let state = Mutex(State())

    /// - Parameters:
    ///   - events: where the log's head is looked up; 0 without.
    ///   - failure: thrown at every order.
    public init(
        events: (any EventReader)? = nil, subscriptions: [ManagedSubscription] = [],
        failure: DeliveryAdministrationError? = nil
    ) {
        self.events = events
        self.failure = failure
        for subscription in subscriptions {
            state.withLock { $0.subscriptions[subscription.status.name] = subscription }
        }
    }

    public var orders: [DeliveryOrder] { state.withLock { $0.orders } }

    public func create(_ draft: SubscriptionDraft) async throws(DeliveryAdministrationError) -> RevealedSecret {
        try take(.create(draft))
        try Self.judge(draft.url)
        let head = await head()
        let position: Int64 =
            switch draft.start {
            case .now: head
            case .beginning: 0
            case .after(let position): position
            }
        let status = SubscriptionStatus(
            name: draft.name, url: draft.url, state: .active, stateSince: .now(), position: position,
            lagEvents: head - position, lagSeconds: 0, eventTypes: draft.eventTypes.map { Set($0.map(\.rawValue)) },
            maxBatch: draft.maxBatch, onPoison: draft.onPoison ?? .block)
        let isNew = state.withLock { state in
            guard state.subscriptions[draft.name] == nil else { return false }
            state.subscriptions[draft.name] = ManagedSubscription(status)
            return true
        }
        guard isNew else { throw .subscriptionExists(name: draft.name) }
        return RevealedSecret(subscription: status, secret: draft.secret ?? .random())
    }

    public func subscriptions() async throws(DeliveryAdministrationError) -> [SubscriptionStatus] {
        try take(.list)
        return state.withLock { state in
            state.subscriptions.values.map(\.status).sorted { $0.name < $1.name }
        }
    }

    public func subscription(_ name: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus {
        try take(.get(name))
        return try change(name) { $0.status }
    }

    public func pause(_ name: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus {
        try take(.pause(name))
        return try change(name) { $0.stand(.paused) }
    }

    public func resume(_ name: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus {
        try take(.resume(name))
        return try change(name) { $0.stand(.active) }
    }

    public func delete(_ name: String) async throws(DeliveryAdministrationError) -> SubscriptionStatus {
        try take(.delete(name))
        let status = try change(name) { $0.status }
        state.withLock { $0.subscriptions[name] = nil }
        return status
    }

    public func rotateSecret(
        of name: String, to secret: WebhookSecret?, graceSeconds: Int64
    ) async throws(DeliveryAdministrationError) -> RevealedSecret {
        try take(.rotateSecret(name, secret, graceSeconds: graceSeconds))
        return RevealedSecret(subscription: try change(name) { $0.status }, secret: secret ?? .random())
    }

    public func failures(
        of name: String, limit: Int
    ) async throws(DeliveryAdministrationError) -> [FailedAttempt] {
        try take(.failures(name, limit: limit))
        return Array(try change(name) { $0.failures }.prefix(limit))
    }

    public func parked(
        by name: String, after: Int64, limit: Int
    ) async throws(DeliveryAdministrationError) -> [ParkedEvent] {
        try take(.parked(name, after: after, limit: limit))
        return Array(try change(name) { $0.parked.filter { $0.position > after } }.prefix(limit))
    }

    public func retry(
        _ selection: ParkedSelection, of name: String
    ) async throws(DeliveryAdministrationError) -> ParkedCount {
        try take(.retry(selection, name))
        let meant = try change(name) { $0 }.selected(selection)
        _ = try change(name) { subscription in
            for index in subscription.parked.indices where meant.contains(subscription.parked[index]) {
                subscription.parked[index].isRetrying = true
            }
        }
        return ParkedCount(meant)
    }

    public func discard(
        _ selection: ParkedSelection, of name: String, reason: String, by actor: String
    ) async throws(DeliveryAdministrationError) -> ParkedCount {
        try take(.discard(selection, name, reason: reason, by: actor))
        let meant = try change(name) { $0 }.selected(selection)
        try change(name) { $0.parked.removeAll { meant.contains($0) } }
        return ParkedCount(meant)
    }

    private func take(_ order: DeliveryOrder) throws(DeliveryAdministrationError) {
        state.withLock { $0.orders.append(order) }
        if let failure { throw failure }
    }

    @discardableResult
    private func change<Value: Sendable>(
        _ name: String, _ body: (inout ManagedSubscription) -> Value
    ) throws(DeliveryAdministrationError) -> Value {
        let value = state.withLock { state -> Value? in
            guard var subscription = state.subscriptions[name] else { return nil }
            defer { state.subscriptions[name] = subscription }
            return body(&subscription)
        }
        guard let value else { throw .subscriptionNotFound(name: name) }
        return value
    }

    private func head() async -> Int64 {
        (try? await events?.page(EventFilter(), after: 0, limit: 1))?.headPosition ?? 0
    }

    private static func judge(_ url: String) throws(DeliveryAdministrationError) {
        do throws(TargetProblem) {
            if let problem = TargetPolicy().problem(with: try TargetURL(url)) { throw problem }
        } catch {
            throw .targetNotAllowed(url: url, error)
        }
    }
}

extension ManagedSubscription {
    fileprivate mutating func stand(_ state: SubscriptionState) -> SubscriptionStatus {
        status.state = state
        status.stateSince = .now()
        return status
    }
}

extension ParkedCount {
    fileprivate init(_ events: [ParkedEvent]) {
        self.init(events: Int64(events.count), users: Int64(Set(events.map(\.aggregateID)).count))
    }
}
