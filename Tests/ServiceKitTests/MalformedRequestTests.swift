import Hummingbird
import NIOCore
import ServiceKit
import Testing

@Suite(.timeLimit(.minutes(5)))
struct MalformedRequestTests {
    private func router() -> ServiceRouter {
        let router = ServiceRouter(metrics: MetricsRegistry(), readiness: Readiness { nil })
        router.get("/users/{id}") { _, _ in Response.json(Array("found".utf8)) }
        router.post("/echo") { request, context in
            Response.json(try await request.bodyBytes(upTo: 1 << 20, for: context))
        }
        return router
    }

    @Test(arguments: [
        "BREW /users/7 HTTP/1.1\r\nHost: x\r\n\r\n", "get /users/7 HTTP/1.1\r\nHost: x\r\n\r\n", "GET\r\n\r\n",
        "GET /users/7\r\n\r\n", "GET /users/7 HTTP/9.9\r\n\r\n", "GET /users/7 HTTX/1.1\r\n\r\n",
        "GET  HTTP/1.1\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "GET /users/7 HTTP/1.1\r\nHost x\r\n\r\n",
        "GET /users/7 HTTP/1.1\r\nHo st: x\r\n\r\n", "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    ])
    func `what is no request is a 400 problem`(text: String) async throws {
        let answer = try await LoopbackService.run(router()) { port, _ in
            try await RawConnection.exchange(port: port, text)
        }
        #expect(answer.hasPrefix("HTTP/1.1 400"), "\(answer)")
        #expect(answer.contains("application/problem+json"))
        #expect(answer.lowercased().contains("connection: close\r\n"))
    }

    @Test func `a malformed body is a 400 problem`() async throws {
        let text = "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
        let answer = try await LoopbackService.run(router()) { port, _ in
            try await RawConnection.exchange(port: port, text)
        }
        #expect(answer.hasPrefix("HTTP/1.1 400"), "\(answer)")
        #expect(answer.contains("application/problem+json"))
    }

    @Test func `requests before the malformed one are answered first`() async throws {
        let text = "GET /users/7 HTTP/1.1\r\nHost: x\r\n\r\nBREW /users/7 HTTP/1.1\r\nHost: x\r\n\r\n"
        let answer = try await LoopbackService.run(router()) { port, _ in
            try await RawConnection.exchange(port: port, text)
        }
        #expect(answer.hasPrefix("HTTP/1.1 200"))
        #expect(answer.contains("foundHTTP/1.1 400"))
    }

    @Test(arguments: [
        "X: " + String(repeating: "a", count: 3_000), String(repeating: "X-Many: 1\r\n", count: 31) + "Y: 1",
        "X: " + String(repeating: "a", count: 1_000_000),
    ])
    func `a head that is too large is a 431 problem that the client can read`(fields: String) async throws {
        var limits = HTTPLimits()
        limits.maxHeaderBytes = 2_048
        limits.maxHeaderCount = 30
        let answer = try await LoopbackService.run(router(), limits: limits) { port, _ in
            try await RawConnection.exchange(port: port, "GET /users/7 HTTP/1.1\r\nHost: x\r\n\(fields)\r\n\r\n")
        }
        #expect(answer.hasPrefix("HTTP/1.1 431"), "\(answer.prefix(100))")
        #expect(answer.contains(#""type":"head-too-large""#))
    }

    @Test(arguments: ["CONNECT x:80", "CONNECT /users/7", "CONNECT *"])
    func `a tunnel is refused and the connection ends`(line: String) async throws {
        let answer = try await LoopbackService.run(router()) { port, _ in
            try await RawConnection.exchange(port: port, "\(line) HTTP/1.1\r\nHost: x\r\n\r\n")
        }
        let status = Int(answer.split(separator: " ").dropFirst().first ?? "") ?? 0
        #expect((400..<500).contains(status), "\(answer)")
    }

    /// After an upgrade the decoder makes nothing of what comes: it must not be kept.
    @Test func `an upgrade that nobody takes up is answered and the connection ends`() async throws {
        let text = "GET /users/7 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n"
        let answer = try await LoopbackService.run(router()) { port, _ in
            try await RawConnection.exchange(port: port, text)
        }
        #expect(answer.hasPrefix("HTTP/1.1 200"))
        #expect(answer.lowercased().contains("connection: close\r\n"))
        #expect(answer.hasSuffix("found"))
    }
}
