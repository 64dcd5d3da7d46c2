import Curl
import Logging
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct FaultTests {
    let driver = CurlDriver(logger: Logger(label: "test"))

    private func fault(_ request: HTTPTransferRequest) async -> TransferFault? {
        do throws(TransferFault) {
            _ = try await driver.send(request)
            return nil
        } catch {
            return error
        }
    }

    @Test func `tells a refused connection`() async throws {
        let server = try ScriptedHTTPServer { _ in .hang }
        let url = server.url
        // A port that was just in use and is so no longer.
        server.stop()
        #expect(await fault(HTTPTransferRequest(url: url)) == .connection)
    }

    @Test func `tells a name that does not resolve`() async {
        // RFC 6761 section 6.4: .invalid never resolves.
        #expect(await fault(HTTPTransferRequest(url: "http://nobody.invalid/")) == .nameResolution)
    }

    @Test func `tells a time-out when no answer comes`() async throws {
        let server = try ScriptedHTTPServer { _ in .hang }
        #expect(await fault(HTTPTransferRequest(url: server.url, timeout: .milliseconds(200))) == .timeout)
        #expect(server.requests.count == 1)
        try await server.waitForClosedConnections(1)
    }

    @Test func `tells a time-out when the body stalls`() async throws {
        let server = try ScriptedHTTPServer { _ in .begin(200, body: "half", then: .hang) }
        #expect(await fault(HTTPTransferRequest(url: server.url, timeout: .milliseconds(200))) == .timeout)
    }

    @Test func `tells a time-out when the head stalls`() async throws {
        let server = try ScriptedHTTPServer { _ in ScriptedAnswer(bytes: Array("HTTP/1.1 200 O".utf8), then: .hang) }
        #expect(await fault(HTTPTransferRequest(url: server.url, timeout: .milliseconds(200))) == .timeout)
    }

    @Test(arguments: [
        ScriptedAnswer.reset, .begin(200, body: "half", then: .reset), .begin(200, body: "half", then: .close),
        ScriptedAnswer(bytes: [], then: .close),
    ])
    func `tells a connection that ended too early, whatever had come of the answer`(answer: ScriptedAnswer) async throws
    {
        let server = try ScriptedHTTPServer { _ in answer }
        #expect(await fault(HTTPTransferRequest(url: server.url)) == .reset)
    }

    @Test func `tells a TLS fault`() async throws {
        let server = try ScriptedHTTPServer { _ in .hang }
        // The server reads until it sees an empty line, which a handshake does not hold; stopping it ends the handshake.
        async let fault = fault(HTTPTransferRequest(url: "https://127.0.0.1:\(server.port)/"))
        try await server.journal.wait { $0.connectionsOpened == 1 }
        server.stop()
        #expect(await fault == .tls)
    }

    @Test func `tells an answer that is not HTTP`() async throws {
        let server = try ScriptedHTTPServer { _ in ScriptedAnswer(bytes: Array("220 smtp ready\r\n".utf8), then: .close)
        }
        #expect(await fault(HTTPTransferRequest(url: server.url)) == .invalidAnswer)
    }

    @Test func `gives up on a head that never ends`() async throws {
        let line = "X-Filler: \(String(repeating: "x", count: 1_000))\r\n"
        let head = "HTTP/1.1 200 OK\r\n" + String(repeating: line, count: 100)
        let server = try ScriptedHTTPServer { _ in ScriptedAnswer(bytes: Array(head.utf8), then: .hang) }
        #expect(await fault(HTTPTransferRequest(url: server.url)) == .invalidAnswer)
    }

    @Test(arguments: [
        "", "example.com/path", "ftp://127.0.0.1/", "file:///etc/hostname", "http://user:secret@127.0.0.1/", "http://",
        "http://127.0.0.1:99999/", "http://127.0.0.1/\u{0}", "http://127.0.0.1/\r\nX: y", "http://a b/",
    ])
    func `refuses what is no plain http or https URL`(url: String) async {
        #expect(await fault(HTTPTransferRequest(url: url, policy: TargetPolicy())) == .invalidURL)
    }

    @Test(arguments: [("X-A", "1\r\nX-B: 2"), ("X-A", "\u{0}"), ("X A", "1"), ("", "1"), ("X:", "1")])
    func `refuses headers that would become others`(name: String, value: String) async throws {
        let server = try ScriptedHTTPServer { _ in .answer(200) }
        #expect(await fault(HTTPTransferRequest(url: server.url, headers: [(name, value)])) == .invalidRequest)
        #expect(await fault(HTTPTransferRequest(method: "GET / HTTP/1.1\r\n", url: server.url)) == .invalidRequest)
        #expect(server.requests.isEmpty)
    }

    @Test func `every fault has a sentence`() {
        let faults: [TransferFault] = [
            .nameResolution, .connection, .tls, .timeout, .reset, .invalidAnswer, .targetRefused, .invalidURL,
            .invalidRequest, .cancelled, .closed, .other(code: 99),
        ]
        #expect(Set(faults.map(\.description)).count == faults.count)
        #expect(faults.allSatisfy { $0.description.hasSuffix(".") })
    }
}
