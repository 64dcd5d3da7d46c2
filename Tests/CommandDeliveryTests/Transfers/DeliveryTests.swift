import CloudEventsHTTP
import CommandApplication
import Curl
import FoundationEssentials
import Logging
import TestSupport
import Testing
import UserContract
import WebhookTestSupport

@testable import CommandDelivery

@Suite(.timeLimit(.minutes(5)))
struct DeliveryTests {
    @Test func `sends what the contract says, header by header`() async throws {
        let rig = try DeliveryRig()
        try await rig.log.append(2)
        try await rig.delivering {
            try await rig.subscriber.waitForEvents(2)
            try await rig.log.append(1)
            try await rig.subscriber.waitForEvents(3)
        }
        #expect(rig.subscriber.problems.isEmpty)
        let ids = try await rig.log.eventIDs()
        let logID = try await rig.log.store.logID
        let request = try #require(rig.server.requests.last)
        let timestamp = try #require(request.header("webhook-timestamp"))
        let traceparent = try #require(request.header("traceparent"))
        let webhookID = try #require(request.header("webhook-id"))
        let signature = WebhookSignature.header(
            id: webhookID, timestamp: try #require(Int64(timestamp)), body: request.body,
            secrets: [rig.subscriber.secret])
        #expect(request.method == "POST")
        #expect(request.target == "/webhooks/events")
        #expect(
            request.headerLines == [
                "Host: 127.0.0.1:\(rig.server.port)",
                "Content-Type: application/cloudevents-batch+json; charset=utf-8",
                "User-Agent: Hindsight/test",
                "traceparent: \(traceparent)",
                "webhook-id: \(webhookID)",
                "webhook-timestamp: \(timestamp)",
                "webhook-signature: \(signature)",
                "hindsight-subscription: read-models",
                "hindsight-log: \(logID.text)",
                "hindsight-after: 2",
                "hindsight-after-event: \(ids[1].text)",
                "hindsight-through: 3",
                "hindsight-head: 3",
                "Content-Length: \(request.body.count)",
            ])
        #expect(traceparent.wholeMatch(of: /00-[0-9a-f]{32}-[0-9a-f]{16}-01/) != nil)
        #expect(webhookID.wholeMatch(of: /msg_[0-9a-f]{32}/) != nil)
    }

    @Test func `names no event before the first`() async throws {
        let rig = try DeliveryRig()
        try await rig.log.append(1)
        try await rig.delivering { try await rig.subscriber.waitForEvents(1) }
        let request = try #require(rig.server.requests.first)
        #expect(request.header("hindsight-after") == "0")
        #expect(request.header("hindsight-after-event") == nil)
    }

    @Test func `sends single events, and in the event's trace, to a subscriber that takes no batches`() async throws {
        let rig = try DeliveryRig(maxBatch: 1)
        let trace = "0af7651916cd43dd8448eb211c80319c"
        try await rig.log.append(3, traceparent: "00-\(trace)-b7ad6b7169203331-01")
        try await rig.delivering { try await rig.subscriber.waitForEvents(3) }
        #expect(rig.subscriber.problems.isEmpty)
        let requests = rig.server.requests
        #expect(requests.map { $0.header("hindsight-through") } == ["1", "2", "3"])
        #expect(
            requests.allSatisfy { $0.header("content-type") == "application/cloudevents+json; charset=utf-8" })
        #expect(requests.allSatisfy { $0.header("traceparent")?.hasPrefix("00-\(trace)-") == true })
        #expect(Set(requests.map { $0.header("traceparent") }).count == 3)
    }

    @Test func `ends a request at the byte limit, and sends a larger event alone`() async throws {
        var rig = try DeliveryRig()
        rig.configuration.maximumBatchBytes = 1
        try await rig.log.append(3)
        let ready = rig
        try await ready.delivering { try await ready.subscriber.waitForEvents(3) }
        #expect(ready.server.requests.map { $0.header("hindsight-through") } == ["1", "2", "3"])
        #expect(ready.subscriber.problems.isEmpty)
    }

    @Test func `sends at most so many events at once`() async throws {
        let rig = try DeliveryRig(maxBatch: 4)
        try await rig.log.append(10)
        try await rig.delivering { try await rig.subscriber.waitForEvents(10) }
        #expect(rig.server.requests.map { $0.header("hindsight-through") } == ["4", "8", "10"])
        #expect(rig.server.journal.value.connectionsOpened == 1)
    }

    @Test func `is woken by every append`() async throws {
        let rig = try DeliveryRig()
        try await rig.delivering {
            for count in 1...20 {
                try await rig.log.append(1)
                try await rig.subscriber.waitForEvents(count)
            }
        }
        #expect(rig.subscriber.problems.isEmpty)
        #expect(try await rig.subscriber.events == rig.log.eventIDs())
        #expect(rig.store.row("read-models")?.cursor.position == 20)
    }

    @Test func `nothing is lost, doubled or out of order, however the subscriber fails`() async throws {
        var rig = try DeliveryRig(maxBatch: 3)
        rig.configuration.requestTimeout = .milliseconds(200)
        let ready = rig
        let faults: [HonestSubscriber.Fault] = [
            .answer(.answer(500)), .answer(.reset), .takeAnd(.reset), .takeAnd(.answer(500)), .forget(2),
            .answer(.hang), .takeAnd(.hang), .answer(.begin(200, body: "{", then: .reset)),
            .takeAnd(.begin(200, body: "{", then: .hang)), .forget(5),
            .answer(.answer(503, headers: [("Retry-After", "0")])),
            .answer(.answer(429)), .answer(.answer(408)), .answer(.answer(301, headers: [("Location", "/elsewhere")])),
            .answer(.answer(401)), .answer(.answer(404)), .answer(.answer(400)), .answer(.answer(422)),
            .takeAnd(.answer(204, then: .close)), .forget(1), .answer(.answer(200, body: "")),
        ]
        try await ready.delivering {
            for fault in faults {
                ready.subscriber.plan(fault)
                try await ready.log.append(3)
                try await ready.subscriber.state.wait { $0.faults.isEmpty }
            }
            // The last fault accepts and takes nothing: the next request finds the subscriber behind, and goes back.
            try await ready.log.append(1)
            try await ready.subscriber.waitForEvents(faults.count * 3 + 1)
        }
        #expect(ready.subscriber.problems.isEmpty)
        #expect(try await ready.subscriber.events == ready.log.eventIDs())
        #expect(ready.store.row("read-models")?.cursor.position == Int64(faults.count * 3 + 1))
        #expect(ready.store.row("read-models")?.state == .active)
    }

    @Test func `repeats a failed request with the same id and bytes, signed anew`() async throws {
        let rig = try DeliveryRig()
        let log = rig.log
        try await log.append(1)
        // Closed, so that the reset meets a fresh connection: on a reused one libcurl itself would send once more.
        rig.subscriber.plan(.answer(.answer(500, then: .close)), .answer(.reset), .answer(.answer(503)))
        try await rig.delivering {
            try await rig.server.waitForRequests(1)
            try await log.append(5)
            try await rig.subscriber.waitForEvents(6)
        }
        let attempts = rig.server.requests.prefix(4)
        #expect(Set(attempts.map { $0.header("webhook-id") }).count == 1)
        #expect(Set(attempts.map(\.body)).count == 1)
        #expect(Set(attempts.map { $0.header("hindsight-through") }) == ["1"])
        #expect(Set(attempts.map { $0.header("traceparent") }).count == 4)
        #expect(rig.subscriber.problems.isEmpty)
        #expect(rig.observer.attempts.map(\.outcome).prefix(4) == [.retry, .retry, .retry, .accepted])
    }

    @Test func `finds the one event that a subscriber refuses, delivers all before it, and stands blocked there`()
        async throws
    {
        let log = LogFixture()
        try await log.append(20)
        let poisonID = try await log.eventIDs()[12]
        let poison = poisonID.text
        let received = Watched<[String?]>([])
        let server = try ScriptedHTTPServer { request in
            if request.text.contains(poison) { return .answer(422) }
            received.update { $0.append(request.header("hindsight-through")) }
            return .answer(200)
        }
        let store = InMemorySubscriptionStore()
        let observer = CollectingObserver()
        let plan = try SubscriptionPlan(name: "other", url: server.url, secret: .random(), maxBatch: 20)
        var configuration = DeliveryConfiguration(plans: [plan])
        configuration.random = { 0.001 }
        let service = DeliveryService(
            log: log.store, store: store, transport: CurlDriver(logger: Logger(label: "tests")),
            configuration: configuration, observer: observer)
        let stop = StopSignal()
        let task = Task { await service.serve(until: stop) }
        try await observer.waitForState(.blocked)
        try await store.state.wait { $0.rows["other"]?.state == .blocked }
        stop.raise()
        await task.value
        #expect(store.row("other")?.cursor.position == 12)
        #expect(
            store.row("other")?.lastFailure
                == DeliveryFailure(
                    position: 13, eventID: poisonID, status: 422,
                    reason: "The subscriber refused the request with 422."))
        #expect(received.value.last == "12")
    }
}
