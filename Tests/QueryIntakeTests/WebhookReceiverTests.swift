import CloudEventsHTTP
import FoundationEssentials
import JSON
import QueryIntake
import QueryProjections
import QueryReadModels
import Testing
import UserContract

struct WebhookReceiverTests {
    private let sender = Sender()
    private let store = RecordingStore()

    @Test func `a signed delivery is applied as it was sent`() async throws {
        let answer = await receive(sender.request(positions: 1...3))
        #expect(answer == .accepted(position: 3))
        let delivery = try #require(store.received.first)
        #expect((delivery.log, delivery.after, delivery.through) == (Sender.log, 0, 3))
        let event = delivery.events[0]
        #expect((event.position, event.revision, event.userID) == (1, 1, Sender.user))
        #expect(event.timestamp == Sender.now.advanced(byMicroseconds: 1))
        #expect(
            event.event
                == .created(.init(name: "Sarah", email: "sarah@example.com", status: .active, locale: "en")))
        #expect((event.origin.actor, event.origin.correlationID, event.origin.ip) == ("admin", "c-1", "192.0.2.7"))
    }

    @Test func `a single event is a delivery too`() async {
        let order = DeliveryOrder(log: Sender.log, subscription: "s", after: 0, through: 1, head: 9)
        var request = sender.signed(order, body: JSONValue.object(Sender.event(at: 1)).serialized())
        request.headers["content-type"] = CloudEventsMediaType.single.contentType
        #expect(await receive(request) == .accepted(position: 3))
        #expect(store.received.map(\.head) == [9])
    }

    @Test func `an old version of the data is brought up`() async {
        let request = sender.request(positions: 1...1) {
            $0["dataversion"] = 1
            $0["data"] = ["name": "Sarah", "email": "sarah@example.com", "status": "active"]
        }
        #expect(await receive(request) == .accepted(position: 3))
        #expect(store.received[0].events[0].event.type == .created)
    }

    @Test func `a reason in the data is the event's reason`() async {
        let request = sender.request(positions: 1...1) {
            $0["type"] = "USER_DELETED"
            $0["dataversion"] = 1
            $0["data"] = ["deleted_by": "admin", "reason": "asked for it"]
        }
        #expect(await receive(request) == .accepted(position: 3))
        #expect(store.received[0].events[0].origin.reason == "asked for it")
    }

    @Test(arguments: ["webhook-id", "webhook-timestamp", "webhook-signature"])
    func `without a part of the signature nobody is believed`(name: String) async {
        var request = sender.request(positions: 1...3)
        request.headers[name] = nil
        await expectUnauthorized(request)
    }

    @Test func `another secret's signature is refused`() async {
        await expectUnauthorized(Sender().request(positions: 1...3))
    }

    @Test func `a body that was touched is refused`() async {
        var request = sender.request(positions: 1...3)
        request.body.append(UInt8(ascii: " "))
        await expectUnauthorized(request)
    }

    @Test(arguments: [-301, 301] as [Int64])
    func `a request of another time is refused`(seconds: Int64) async {
        await expectUnauthorized(
            sender.request(positions: 1...3, at: Sender.now.advanced(byMicroseconds: seconds * 1_000_000)))
    }

    @Test(arguments: [
        ("hindsight-log", "11111111-1111-7111-8111-111111111112"), ("hindsight-subscription", "another"),
        ("hindsight-after", "1"), ("hindsight-through", "4"),
        ("hindsight-after-event", "11111111-1111-7111-8111-111111111111"),
        ("webhook-replay-id", "11111111-1111-7111-8111-111111111111"),
    ])
    func `an ordering header that was touched does not fit the signed id`(name: String, value: String) async {
        var request = sender.request(positions: 1...3)
        request.headers[name] = value
        await expectUnauthorized(request)
    }

    @Test(
        arguments: [
            ("hindsight-log", nil), ("hindsight-log", "nobody"), ("hindsight-after", nil), ("hindsight-after", "-1"),
            ("hindsight-through", "x"), ("hindsight-head", nil), ("hindsight-subscription", nil),
        ] as [(String, String?)])
    func `ordering headers that are missing or ill-formed are named`(name: String, value: String?) async {
        var request = sender.request(positions: 1...3)
        request.headers[name] = value
        await expectMalformed(request, naming: name)
    }

    @Test func `another content type is refused`() async {
        var request = sender.request(positions: 1...3)
        request.headers["content-type"] = "application/json"
        #expect(await receive(request) == .unsupportedMediaType)
        request.headers["content-type"] = nil
        #expect(await receive(request) == .unsupportedMediaType)
        #expect(store.received.isEmpty)
    }

    @Test(arguments: ["", "{", "null", "{}", "[{}]", "[1]", "\u{FEFF}[]", "[]", "[] []"])
    func `a body that is no batch is malformed`(body: String) async {
        let order = DeliveryOrder(log: Sender.log, subscription: "s", after: 0, through: 1, head: 1)
        await expectMalformed(sender.signed(order, body: Array(body.utf8)), naming: "")
    }

    @Test(
        arguments: [
            ("type", "USER_VANISHED"), ("dataversion", 9), ("data", []), ("data", ["name": "Sarah"]),
            ("sequence", "1"), ("time", "yesterday"), ("revision", 0), ("id", "x"), ("actor", nil), ("commandid", nil),
        ] as [(String, JSONValue?)])
    func `an event that cannot be read makes the whole delivery malformed`(name: String, value: JSONValue?) async {
        var position = 0
        let request = sender.request(positions: 1...3) { event in
            position += 1
            if position == 3 { event[name] = value }
        }
        await expectMalformed(request, naming: "")
    }

    @Test func `a text that PostgreSQL cannot hold is malformed`() async {
        await expectMalformed(sender.request(positions: 1...1) { $0["actor"] = "no\0body" }, naming: "NUL")
        await expectMalformed(
            sender.request(positions: 1...1) {
                $0["data"] = ["name": "Sa\0ra", "email": "s@x.y", "status": "active", "locale": "en"]
            }, naming: "NUL")
    }

    @Test func `a hole is malformed`() async {
        let order = DeliveryOrder(log: Sender.log, subscription: "s", after: 0, through: 3, head: 3)
        await expectMalformed(sender.request(positions: 2...3, order: order), naming: "hole")
    }

    @Test func `an end beyond the last event is malformed`() async {
        let order = DeliveryOrder(log: Sender.log, subscription: "s", after: 0, through: 4, head: 4)
        await expectMalformed(sender.request(positions: 1...3, order: order), naming: "hindsight-through")
    }

    @Test func `a replay that nobody asked for is verified and has no effect`() async {
        let order = DeliveryOrder(
            log: Sender.log, subscription: "read-models", after: 0, through: 3, head: 3, replayID: Sender.user)
        let request = sender.request(positions: 1...3, order: order)
        #expect(await receive(request) == .accepted(position: 42))
        #expect(store.received.isEmpty)
        var forged = request
        forged.body.append(UInt8(ascii: " "))
        await expectUnauthorized(forged)
    }

    @Test func `what the store decides is what the sender is told`() async {
        let cases: [(Result<ApplyOutcome, ApplyError>, WebhookAnswer)] = [
            (.success(.accepted(position: 7)), .accepted(position: 7)),
            (.success(.positionMismatch(position: 2)), .positionMismatch(position: 2)),
            (.success(.logDiverged(position: 9)), .logDiverged(position: 9)),
            (.failure(.store(.unavailable(detail: "away"))), .unavailable),
            (.failure(.store(.broken(detail: "odd"))), .failed(detail: "odd")),
            (
                .failure(.malformed(.notCreatedFirst(position: 1))),
                .malformed("\(DeliveryProblem.notCreatedFirst(position: 1))")
            ),
        ]
        for (outcome, answer) in cases {
            #expect(await receive(sender.request(positions: 1...3), by: RecordingStore(outcome)) == answer)
        }
    }

    @Test func `while a secret is rotated either will do`() async {
        let receiver = WebhookReceiver(
            store: store, secrets: [.random(), sender.secret], now: { Sender.now })
        let request = sender.request(positions: 1...3)
        #expect(await receiver.receive(header: request.header, body: request.body) == .accepted(position: 3))
    }

    private func receive(_ request: Sender.Request, by other: RecordingStore? = nil) async -> WebhookAnswer {
        let receiver = WebhookReceiver(store: other ?? store, secrets: [sender.secret], now: { Sender.now })
        return await receiver.receive(header: request.header, body: request.body)
    }

    private func expectUnauthorized(
        _ request: Sender.Request, sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        let answer = await receive(request)
        guard case .unauthorized = answer else {
            Issue.record("\(answer)", sourceLocation: sourceLocation)
            return
        }
        #expect(store.received.isEmpty, sourceLocation: sourceLocation)
    }

    private func expectMalformed(
        _ request: Sender.Request, naming part: String, sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        let answer = await receive(request)
        guard case .malformed(let sentence) = answer else {
            Issue.record("\(answer)", sourceLocation: sourceLocation)
            return
        }
        #expect(part.isEmpty || sentence.contains(part), "\(sentence)", sourceLocation: sourceLocation)
        #expect(store.received.isEmpty, sourceLocation: sourceLocation)
    }
}
