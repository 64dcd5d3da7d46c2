import Curl
import Testing

@testable import CommandDelivery

/// The answer table of the contract, section 2.
struct AnswerTableTests {
    private func verdict(_ status: Int, _ body: String = "", retryAfter: Duration? = nil) -> Verdict {
        Verdict(HTTPTransferResponse(status: status, body: Array(body.utf8), retryAfter: retryAfter))
    }

    @Test(arguments: [200, 201, 202, 204, 299])
    func `2xx accepts`(status: Int) {
        #expect(verdict(status) == .accepted(position: nil))
        #expect(verdict(status, #"{"position": 42}"#) == .accepted(position: 42))
    }

    @Test(arguments: ["", "ok", "[1]", #"{"position": "42"}"#, #"{"position": 4.5}"#, #"{"position": null}"#, "{"])
    func `2xx accepts whatever the body is`(body: String) {
        #expect(verdict(200, body) == .accepted(position: nil))
    }

    @Test func `a body that was cut is not interpreted`() {
        let response = HTTPTransferResponse(status: 200, body: Array(#"{"position": 42}"#.utf8), truncated: true)
        #expect(Verdict(response) == .accepted(position: nil))
    }

    @Test func `409 says where the subscriber is, or that it has another history`() {
        #expect(verdict(409, #"{"type": "position-mismatch", "position": 7}"#) == .positionMismatch(7))
        #expect(verdict(409, #"{"type": "position-mismatch", "position": 0, "more": 1}"#) == .positionMismatch(0))
        #expect(verdict(409, #"{"type": "log-diverged", "detail": "x"}"#) == .logDiverged)
    }

    @Test(arguments: [
        "", "conflict", #"{"type": "position-mismatch"}"#, #"{"type": "position-mismatch", "position": -1}"#,
        #"{"type": "position-mismatch", "position": "7"}"#, #"{"type": "position-mismatch", "position": 7.5}"#,
        #"{"type": "other", "position": 7}"#, #"{"position": 7}"#,
    ])
    func `any other 409 is a refusal like other 4xx`(body: String) {
        #expect(verdict(409, body) == .badRequest)
    }

    @Test func `410 is gone`() {
        #expect(verdict(410) == .gone)
    }

    @Test(arguments: [429, 503])
    func `429 and 503 may say when to come back`(status: Int) {
        #expect(verdict(status, retryAfter: .seconds(9)) == .tryAgain(asked: .seconds(9)))
        #expect(verdict(status) == .tryAgain(asked: nil))
    }

    @Test(arguments: [408, 425, 500, 501, 502, 504, 505, 599])
    func `time may heal these`(status: Int) {
        #expect(verdict(status, retryAfter: .seconds(9)) == .tryAgain(asked: nil))
    }

    @Test(arguments: [300, 301, 302, 303, 304, 307, 308, 399, 401, 403, 404, 405, 407, 415])
    func `these say that the target is wrong, not an event`(status: Int) {
        #expect(verdict(status) == .wrongTarget)
    }

    @Test(arguments: [400, 402, 406, 411, 412, 413, 414, 416, 417, 418, 422, 426, 428, 431, 451, 499])
    func `these say that the request is bad`(status: Int) {
        #expect(verdict(status) == .badRequest)
    }

    @Test(arguments: [0, 99, 199, 600, 999])
    func `a status that HTTP does not know is tried again`(status: Int) {
        #expect(verdict(status) == .tryAgain(asked: nil))
    }

    @Test(arguments: [
        TransferFault.nameResolution, .connection, .tls, .timeout, .reset, .invalidAnswer, .closed, .other(code: 1),
    ])
    func `faults of the network are tried again`(fault: TransferFault) {
        #expect(Verdict(fault) == .tryAgain(asked: nil))
    }

    @Test(arguments: [TransferFault.targetRefused, .invalidURL, .invalidRequest])
    func `a target that may not be used is a wrong target`(fault: TransferFault) {
        #expect(Verdict(fault) == .wrongTarget)
    }

    @Test func `what failed is told without the body`() throws {
        let refused = Attempt(
            HTTPTransferResponse(status: 422, body: Array("sara@example.com".utf8)), position: 9, eventID: nil)
        let failure = try #require(refused.failure)
        #expect(
            failure
                == DeliveryFailure(
                    position: 9, status: 422, reason: "The subscriber refused the request with 422.",
                    answer: "sara@example.com")
        )
        #expect(Attempt(.timeout, position: 9, eventID: nil).failure?.status == nil)
        #expect(Attempt(HTTPTransferResponse(status: 204), position: 9, eventID: nil).failure == nil)
    }
}
