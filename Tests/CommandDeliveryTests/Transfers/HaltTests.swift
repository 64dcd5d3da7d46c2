import TestSupport
import Testing
import WebhookTestSupport

@testable import CommandDelivery

@Suite(.timeLimit(.minutes(5)))
struct HaltTests {
    @Test(arguments: [
        (ScriptedAnswer.answer(410), SubscriptionState.paused),
        (.json(409, #"{"type": "log-diverged"}"#), .stopped),
        (.json(200, #"{"position": 1000}"#), .stopped),
        (.json(409, #"{"type": "position-mismatch", "position": 1000}"#), .stopped),
    ])
    func `halts and goes on only when it is resumed`(answer: ScriptedAnswer, state: SubscriptionState) async throws {
        let rig = try DeliveryRig()
        rig.subscriber.plan(.answer(answer))
        try await rig.log.append(1)
        try await rig.delivering {
            try await rig.store.state.wait { $0.rows["read-models"]?.state == state }
            try await rig.log.append(1)
            #expect(rig.server.requests.count == 1)
            #expect(rig.store.row("read-models")?.cursor.position == 0)
            rig.store.state.update { $0.rows["read-models"]?.state = .active }
            try await rig.subscriber.waitForEvents(2)
        }
        #expect(rig.subscriber.problems.isEmpty)
    }

    @Test func `stays halted over a restart`() async throws {
        let rig = try DeliveryRig()
        rig.subscriber.plan(.answer(.answer(410)))
        try await rig.log.append(1)
        try await rig.delivering {
            try await rig.store.state.wait { $0.rows["read-models"]?.state == .paused }
        }
        try await rig.delivering {
            try await rig.observer.observations.wait { seen in
                seen.count { if case .leading = $0 { true } else { false } } == 2
            }
        }
        #expect(rig.server.requests.count == 1)
    }

    @Test func `an operator's pause takes effect while requests go out, and loses nothing`() async throws {
        let rig = try DeliveryRig(maxBatch: 1)
        try await rig.log.append(1)
        try await rig.delivering {
            try await rig.subscriber.waitForEvents(1)
            rig.store.state.update { $0.rows["read-models"]?.state = .paused }
            // Its dispatcher ends and a halted one takes its place.
            try await rig.observer.observations.wait { seen in
                seen.count { if case .leading = $0 { true } else { false } } == 2
            }
            try await rig.log.append(3)
            #expect(rig.server.requests.count == 1)
            rig.store.state.update { $0.rows["read-models"]?.state = .active }
            try await rig.subscriber.waitForEvents(4)
        }
        #expect(rig.subscriber.problems.isEmpty)
    }

    @Test func `a request under way may end when the service stops, and its cursor is saved`() async throws {
        let log = LogFixture()
        try await log.append(1)
        let mayAnswer = Watched(false)
        let server = try ScriptedHTTPServer { _ in
            _ = try? await mayAnswer.wait { $0 }
            return .answer(200)
        }
        let rig = try DeliveryRig()
        let store = rig.store
        let service = DeliveryService(
            log: log.store, store: store, transport: rig.driver,
            configuration: DeliveryConfiguration(
                plans: [try .readModels(url: server.url, secret: rig.subscriber.secret)]), observer: rig.observer)
        let stop = StopSignal()
        let task = Task { await service.serve(until: stop) }
        try await server.waitForRequests(1)
        stop.raise()
        try await log.append(1)
        mayAnswer.update { $0 = true }
        await task.value
        #expect(store.row("read-models")?.cursor.position == 1)
        #expect(server.requests.count == 1)
    }

    @Test func `a request that does not end is abandoned when the grace is over`() async throws {
        var rig = try DeliveryRig()
        rig.configuration.stopGrace = .milliseconds(50)
        let ready = rig
        ready.subscriber.plan(.answer(.hang))
        try await ready.log.append(1)
        try await ready.delivering { _ = try await ready.server.waitForRequests(1) }
        try await ready.server.waitForClosedConnections(1)
        #expect(ready.store.row("read-models")?.cursor.position == 0)
    }
}
