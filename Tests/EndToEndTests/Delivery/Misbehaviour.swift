import TestSupport
import WebhookTestSupport

/// Something that subscribers do and should not, after which they take everything all the same.
struct Misbehaviour: Sendable {
    let name: String
    var maxBatch: Int64 = 5
    /// So many of the first events it has already, from elsewhere.
    var has = 0
    var faults: [HonestSubscriber.Fault] = []
    /// Statuses that `delivery.failures` must tell, in any order; nil for an attempt without an answer.
    var failures: [Int64?] = []
    /// Instead of serving a request, once the faults are over.
    var script: (@Sendable (ReceivedRequest, HonestSubscriber) async -> ScriptedAnswer)?

    static let all: [Misbehaviour] = [
        Misbehaviour(name: "hangs", faults: [.answer(.hang), .takeAnd(.hang)], failures: [nil, nil]),
        Misbehaviour(name: "resets", faults: [.answer(.answer(200, then: .reset)), .answer(.reset)]),
        Misbehaviour(
            name: "resets-in-mid-answer",
            faults: [.answer(.begin(200, body: "{", then: .reset)), .takeAnd(.begin(200, body: "{", then: .reset))],
            failures: [nil, nil]),
        Misbehaviour(
            name: "answers-slowly",
            script: { request, subscriber in
                try? await Task.sleep(for: .milliseconds(300))
                return subscriber.serve(request)
            }),
        Misbehaviour(name: "trickles-headers", faults: [.answer(.trickle), .takeAnd(.trickle)], failures: [nil, nil]),
        Misbehaviour(name: "floods", faults: [.answer(.endless(500)), .takeAnd(.endless(200))]),
        Misbehaviour(
            name: "has-moved", faults: [.answer(.answer(301, headers: [("Location", "http://127.0.0.1:1/")]))],
            failures: [301]),
        Misbehaviour(
            name: "knows-us-not", faults: [.answer(.answer(401)), .answer(.answer(403)), .answer(.answer(404))],
            failures: [401, 403, 404]),
        Misbehaviour(name: "loses-its-last-events", maxBatch: 2, faults: [.takeAnd(.answer(200)), .forget(2)]),
        Misbehaviour(
            name: "is-further-than-we-know", has: 3,
            faults: [.answer(.json(409, #"{"type": "position-mismatch", "position": 3}"#))]),
        Misbehaviour(
            name: "says-409-for-where-it-is",
            faults: [.answer(.json(409, #"{"type": "position-mismatch", "position": 0}"#))], failures: [409]),
        Misbehaviour(
            name: "takes-no-batches", failures: [413],
            script: { request, subscriber in
                request.text.contains(#"},{"specversion"#) ? .answer(413) : subscriber.serve(request)
            }),
        Misbehaviour(
            name: "is-busy",
            faults: [
                .answer(.answer(429, headers: [("Retry-After", "1")])),
                .answer(.answer(503, headers: [("Retry-After", "1")])),
            ], failures: [429, 503]),
        Misbehaviour(
            name: "is-down-for-a-while", faults: Array(repeating: .answer(.answer(500)), count: 7), failures: [500]),
        Misbehaviour(
            name: "closes-every-connection", maxBatch: 1,
            faults: Array(repeating: .takeAnd(.answer(204, then: .close)), count: 12)),
        Misbehaviour(
            name: "is-no-web-server",
            faults: [
                .answer(ScriptedAnswer(bytes: Array("220 mail.example ESMTP\r\n".utf8), then: .close)),
                .takeAnd(ScriptedAnswer(bytes: [], then: .close)),
            ], failures: [nil]),
        Misbehaviour(
            name: "times-out-itself", faults: [.answer(.answer(408)), .takeAnd(.answer(504)), .answer(.answer(425))],
            failures: [408, 504, 425]),
    ]
}
