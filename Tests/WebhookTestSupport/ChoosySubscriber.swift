public import CloudEventsHTTP
public import FoundationEssentials
public import TestSupport
import UserContract

/// A subscriber to some events, which refuses what it is told to refuse and checks that requests join one another.
public final class ChoosySubscriber: Sendable {
    public struct State: Sendable {
        /// Positions of the events taken in order, and of those that came outside the order.
        public var taken: [Int64] = []
        public var parked: [Int64] = []
        public var position: Int64?
        public var lastEvent: UUID?
        public var refused: Set<Int64> = []
        public var consent: ScriptedAnswer = .answer(200, headers: [("WebHook-Allowed-Origin", "*")])
        public var problems: [String] = []
        public var requests: [ReceivedRequest] = []
    }

    public let state = Watched(State())
    public let secret = WebhookSecret.random()

    public init() {}

    public func refuse(_ positions: Set<Int64>) {
        state.update { $0.refused = positions }
    }

    public func serve(_ request: ReceivedRequest) -> ScriptedAnswer {
        state.update { $0.requests.append(request) }
        guard request.method == "POST" else { return state.value.consent }
        do {
            let order = try DeliveryOrder { request.header($0) }
            try WebhookSignature.verify(
                header: request.header(WebhookHeader.signature), id: request.header(WebhookHeader.id),
                timestamp: request.header(WebhookHeader.timestamp), body: request.body, secrets: [secret])
            let events = try CloudEventDecoder.decode(
                request.body, contentType: request.header("content-type") ?? "")
            return state.update { state in
                if request.header(WebhookHeader.id) != order.webhookID { state.problems.append("another webhook-id") }
                let positions = events.map(\.sequence)
                if !state.refused.isDisjoint(with: positions) {
                    return .answer(422, body: "I do not take \(state.refused.intersection(positions).sorted())")
                }
                return Self.take(events, order, request, &state)
            }
        } catch {
            state.update { $0.problems.append("not understood: \(error)") }
            return .answer(500)
        }
    }

    private static func take(
        _ events: [CloudEvent], _ order: DeliveryOrder, _ request: ReceivedRequest, _ state: inout State
    ) -> ScriptedAnswer {
        if order.isParked {
            if request.header("hindsight-parked") != "true" { state.problems.append("no hindsight-parked") }
            state.parked += events.map(\.sequence)
            return .answer(200)
        }
        if let position = state.position, order.after != position { state.problems.append("does not join") }
        if state.position != nil, order.afterEvent != state.lastEvent { state.problems.append("another last event") }
        if events.isEmpty { state.problems.append("nothing in it") }
        if events.contains(where: { $0.sequence <= order.after! || $0.sequence > order.through! }) {
            state.problems.append("events beyond the stretch")
        }
        state.taken += events.map(\.sequence)
        state.position = order.through
        state.lastEvent = events.last?.id
        return .answer(200)
    }
}
