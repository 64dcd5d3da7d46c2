import CloudEventsHTTP
import Testing
import UserContract

struct WebhookSignatureTests {
    @Test(arguments: SignatureVector.all)
    func `signs and verifies as published`(_ vector: SignatureVector) throws {
        let secret = try secret(vector)
        let header = WebhookSignature.header(
            id: vector.id, timestamp: vector.timestamp, body: Array(vector.body.utf8), secrets: [secret])
        #expect(header == vector.signature)
        try verify(vector)
    }

    @Test func `hands out all three headers`() throws {
        let vector = SignatureVector.reference
        let headers = WebhookSignature.headers(
            id: vector.id, timestamp: vector.timestamp, body: Array(vector.body.utf8), secrets: [try secret(vector)])
        #expect(headers.map(\.0) == ["webhook-id", "webhook-timestamp", "webhook-signature"])
        #expect(headers.map(\.1) == [vector.id, "1614265330", vector.signature])
    }

    @Test func `signs with both secrets while one is being rotated, and either verifies`() throws {
        let current = SignatureVector.reference
        let previous = SignatureVector.otherSecret
        let secrets = [try secret(current), try secret(previous)]
        let header = WebhookSignature.header(
            id: current.id, timestamp: current.timestamp, body: Array(current.body.utf8), secrets: secrets)
        #expect(header == current.signature + " " + previous.signature)
        try verify(current, header: header)
        try verify(previous, header: header)
        // A receiver that knows both, and a sender that knows one.
        try verify(current, header: previous.signature, secrets: secrets)
    }

    @Test func `finds the one right entry among wrong ones and other versions`() throws {
        let wrong = "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc="
        let other = "v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc="
        try verify(.reference, header: "\(wrong) \(other) \(SignatureVector.reference.signature) \(wrong)")
        #expect(problem(header: "\(wrong) \(other) \(wrong)") == .noMatch)
    }

    @Test(arguments: [
        "", " ", "v1", "v1,", "v1,=", "v1,AAAA", "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        // The published negative; another version; no padding; loose bits; hex; the URL alphabet; a longer one.
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OA=",
        "v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OF=",
        "v1,83484cf52b04f8e4cf2531adfed9882ad4b2665137b852442d594d20e2c9d4e1",
        "v1,g0hM9SsE-OTPJTGt_tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OEA",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=,x",
    ])
    func `refuses every other signature`(_ header: String) {
        #expect(problem(header: header) == .noMatch)
    }

    @Test func `refuses another body, id, timestamp or secret`() throws {
        let vector = SignatureVector.reference
        #expect(problem(body: vector.body + " ") == .noMatch)
        #expect(problem(body: "") == .noMatch)
        #expect(problem(id: vector.id + "x") == .noMatch)
        #expect(problem(timestamp: "1614265331") == .noMatch)
        #expect(problem(secrets: [try secret(.otherSecret)]) == .noMatch)
        #expect(problem(secrets: []) == .noMatch)
    }

    @Test func `refuses a request that lacks a header`() {
        #expect(problem(dropping: WebhookHeader.id) == .missing(WebhookHeader.id))
        #expect(problem(dropping: WebhookHeader.timestamp) == .missing(WebhookHeader.timestamp))
        #expect(problem(dropping: WebhookHeader.signature) == .missing(WebhookHeader.signature))
    }

    @Test(arguments: ["", "hello", "-1", "+1614265330", "01614265330", "1614265330.0", " 1614265330", "9999999999999"])
    func `refuses a timestamp that is none`(_ text: String) {
        #expect(problem(timestamp: text) == .invalidTimestamp)
    }

    @Test(arguments: ["", "msg.1", "."])
    func `refuses an id that would make the signed text ambiguous`(_ id: String) {
        #expect(problem(id: id) == .invalidID)
    }

    @Test(
        arguments: [
            (0, nil), (300_000_000, nil), (300_000_001, .tooOld), (-300_000_000, nil), (-300_000_001, .tooNew),
            (86_400_000_000, .tooOld), (-86_400_000_000, .tooNew),
        ] as [(Int64, WebhookSignatureProblem?)])
    func `takes five minutes of delay or of a clock ahead, and no more`(
        _ ageInMicroseconds: Int64, _ expected: WebhookSignatureProblem?
    ) {
        let sent = Timestamp(microseconds: SignatureVector.reference.timestamp * 1_000_000)
        #expect(problem(now: sent.advanced(byMicroseconds: ageInMicroseconds)) == expected)
    }

    @Test(
        arguments: [
            .missing("webhook-id"), .invalidID, .invalidTimestamp, .tooOld, .tooNew, .noMatch,
        ] as [WebhookSignatureProblem])
    func `each problem is a sentence that names the header`(_ problem: WebhookSignatureProblem) {
        #expect(problem.description.contains("`webhook-"))
    }

    private func secret(_ vector: SignatureVector) throws -> WebhookSecret {
        try WebhookSecret(text: vector.secret, sizes: 1...64)
    }

    private func verify(
        _ vector: SignatureVector, header: String? = nil, secrets: [WebhookSecret]? = nil
    ) throws {
        try WebhookSignature.verify(
            header: header ?? vector.signature, id: vector.id, timestamp: String(vector.timestamp),
            body: Array(vector.body.utf8), secrets: secrets ?? [try secret(vector)],
            now: Timestamp(microseconds: vector.timestamp * 1_000_000))
    }

    /// What verifying says of the reference vector with one thing changed.
    private func problem(
        header: String? = nil, id: String? = nil, timestamp: String? = nil, body: String? = nil,
        secrets: [WebhookSecret]? = nil, now: Timestamp? = nil, dropping dropped: String? = nil
    ) -> WebhookSignatureProblem? {
        let vector = SignatureVector.reference
        do throws(WebhookSignatureProblem) {
            try WebhookSignature.verify(
                header: dropped == WebhookHeader.signature ? nil : header ?? vector.signature,
                id: dropped == WebhookHeader.id ? nil : id ?? vector.id,
                timestamp: dropped == WebhookHeader.timestamp ? nil : timestamp ?? String(vector.timestamp),
                body: Array((body ?? vector.body).utf8),
                secrets: secrets ?? [try! WebhookSecret(text: vector.secret)],
                now: now ?? Timestamp(microseconds: vector.timestamp * 1_000_000))
            return nil
        } catch {
            return error
        }
    }
}
