public import CloudEventsHTTP
public import FoundationEssentials
public import TestSupport
import UserContract

/// A subscriber that honours positions, checks everything that the contract promises, and commits faults on request.
public final class HonestSubscriber: Sendable {
    /// What to do with one request instead of serving it well.
    public enum Fault: Sendable {
        /// Answer without taking it.
        case answer(ScriptedAnswer)
        /// Take it, and answer otherwise.
        case takeAnd(ScriptedAnswer)
        /// Forget the last events first, as after a restore from a backup.
        case forget(Int)
    }

    public struct State: Sendable {
        /// Ids of the events taken; the position is their count.
        public var events: [UUID] = []
        public var faults: [Fault] = []
        public var problems: [String] = []
        public var requests: [ReceivedRequest] = []
    }

    public let state = Watched(State())
    public let secret: WebhookSecret

    public init(secret: WebhookSecret = .random()) {
        self.secret = secret
    }

    public var events: [UUID] { state.value.events }
    public var problems: [String] { state.value.problems }

    public func plan(_ faults: Fault...) {
        state.update { $0.faults += faults }
    }

    public func waitForEvents(_ count: Int) async throws {
        try await state.wait { $0.events.count >= count }
    }

    public func serve(_ request: ReceivedRequest) -> ScriptedAnswer {
        let fault = state.update { state in
            state.requests.append(request)
            return state.faults.isEmpty ? nil : state.faults.removeFirst()
        }
        switch fault {
        case .answer(let answer):
            return answer
        case .takeAnd(let answer):
            _ = take(request)
            return answer
        case .forget(let count):
            state.update { $0.events.removeLast(min(count, $0.events.count)) }
            return take(request)
        case nil:
            return take(request)
        }
    }

    private func take(_ request: ReceivedRequest) -> ScriptedAnswer {
        do {
            let order = try DeliveryOrder { request.header($0) }
            try WebhookSignature.verify(
                header: request.header(WebhookHeader.signature), id: request.header(WebhookHeader.id),
                timestamp: request.header(WebhookHeader.timestamp), body: request.body, secrets: [secret])
            let events = try CloudEventDecoder.decode(
                request.body, contentType: request.header("content-type") ?? "")
            let hasStableID = request.header(WebhookHeader.id) == order.webhookID
            return state.update { state in
                if !hasStableID { state.problems.append("webhook-id does not bind the ordering headers") }
                return Self.apply(events, order, &state)
            }
        } catch {
            state.update { $0.problems.append("refused: \(error)") }
            return .answer(400)
        }
    }

    private static func apply(_ events: [CloudEvent], _ order: DeliveryOrder, _ state: inout State) -> ScriptedAnswer {
        guard let after = order.after, let through = order.through else {
            state.problems.append("no ordering headers")
            return .answer(400)
        }
        let position = Int64(state.events.count)
        guard after <= position else {
            return .json(409, #"{"type": "position-mismatch", "position": \#(position)}"#)
        }
        if events.map(\.sequence) != Array(after + 1...max(through, after + 1)) {
            state.problems.append("the sequences are not consecutive from hindsight-after")
        }
        if order.head < through { state.problems.append("hindsight-head is below hindsight-through") }
        if order.afterEvent != (after == 0 ? nil : state.events[Int(after) - 1]) {
            state.problems.append("hindsight-after-event is another event")
        }
        for event in events {
            if event.sequence > position {
                state.events.append(event.id)
            } else if state.events[Int(event.sequence) - 1] != event.id {
                state.problems.append("another event at a known position")
            }
        }
        return .json(200, #"{"position": \#(state.events.count)}"#)
    }
}
