public import CommandDelivery
public import FoundationEssentials
import Synchronization
import UserContract

/// Replays that send nothing. Every one matches the whole log of `head` events of the subscription `crm`.
public final class InMemoryReplayAdministration: ReplayAdministration {
    public struct Made: Sendable {
        public let request: ReplayRequest
        public var status: ReplayStatus
    }

    private let head: Int64
    private let failure: DeliveryAdministrationError?
    private let state = Mutex<[Made]>([])

    /// - Parameter failure: thrown at every order.
    public init(head: Int64 = 6, failure: DeliveryAdministrationError? = nil) {
        self.head = head
        self.failure = failure
    }

    /// Those that were made, the latest last.
    public var made: [Made] { state.withLock { $0 } }

    /// Whatever a dispatcher would write down.
    public func change(_ id: UUID, _ body: (inout ReplayStatus) -> Void) {
        state.withLock { made in
            for index in made.indices where made[index].status.id == id { body(&made[index].status) }
        }
    }

    public func extent(of request: ReplayRequest) async throws(DeliveryAdministrationError) -> ReplayExtent {
        try judge(request)
        let (from, to) = (request.fromPosition ?? 1, min(request.toPosition ?? head, head))
        return ReplayExtent(matchingEvents: max(0, to - from + 1), fromPosition: from, toPosition: to)
    }

    public func create(
        _ request: ReplayRequest, by actor: String
    ) async throws(DeliveryAdministrationError) -> ReplayStatus {
        let extent = try await extent(of: request)
        let existing = made.first { $0.status.id == request.replayID }
        if let existing {
            guard existing.request == request else {
                throw .invalid([InvalidSetting(param: "replay_id", problem: "was used before for another replay")])
            }
            return existing.status
        }
        let status = ReplayStatus(
            id: request.replayID ?? .version7(), state: .queued, subscription: request.subscription,
            reason: request.reason, requestedBy: actor, matchingEvents: extent.matchingEvents, deliveredEvents: 0,
            position: extent.fromPosition - 1, toPosition: extent.toPosition, rateLimit: request.ratePerSecond,
            createdAt: .now())
        state.withLock { $0.append(Made(request: request, status: status)) }
        return status
    }

    public func replay(_ id: UUID) async throws(DeliveryAdministrationError) -> ReplayStatus {
        if let failure { throw failure }
        guard let made = made.first(where: { $0.status.id == id }) else { throw .notFound("no such replay") }
        return made.status
    }

    public func replays(before: UUID?, limit: Int) async throws(DeliveryAdministrationError) -> [ReplayStatus] {
        if let failure { throw failure }
        let all = made.map(\.status)
        let rest = before.flatMap { id in all.firstIndex { $0.id == id } }.map { all[..<$0] } ?? all[...]
        return Array(rest.reversed().prefix(limit))
    }

    public func cancel(_ id: UUID) async throws(DeliveryAdministrationError) -> ReplayStatus {
        _ = try await replay(id)
        change(id) { status in
            if !status.state.hasEnded { status.state = .cancelled }
        }
        return try await replay(id)
    }

    private func judge(_ request: ReplayRequest) throws(DeliveryAdministrationError) {
        if let failure { throw failure }
        guard request.subscription == "crm" else { throw .subscriptionNotFound(name: request.subscription) }
    }
}
