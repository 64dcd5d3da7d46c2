import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceKit
import ServiceLifecycle
import Testing

@Suite(.timeLimit(.minutes(5)))
struct HTTPServiceTests {
    private func router() -> ServiceRouter {
        let router = ServiceRouter(metrics: MetricsRegistry(), readiness: Readiness { nil })
        router.get("/users/{id}") { _, context in Response.json(Array((context.ip ?? "none").utf8)) }
        router.post("/echo") { request, context in
            Response.json(try await request.bodyBytes(upTo: 1 << 20, for: context))
        }
        return router
    }

    @Test func `the peer's address is known`() async throws {
        let answer = try await LoopbackService.run(router()) { port, _ in
            try await RawConnection.exchange(
                port: port, "GET /users/7 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        }
        #expect(answer.hasPrefix("HTTP/1.1 200"))
        #expect(answer.hasSuffix("127.0.0.1"))
        #expect(answer.lowercased().contains("x-request-id: "))
    }

    /// Every method that the parser knows, the newest and the least likely included.
    @Test(
        arguments: [
            "DELETE", "PUT", "CONNECT", "OPTIONS", "TRACE", "COPY", "LOCK", "MKCOL", "MOVE", "PROPFIND", "PROPPATCH",
            "SEARCH", "UNLOCK", "BIND", "REBIND", "UNBIND", "ACL", "REPORT", "MKACTIVITY", "CHECKOUT", "MERGE",
            "M-SEARCH", "NOTIFY", "SUBSCRIBE", "UNSUBSCRIBE", "PATCH", "PURGE", "MKCALENDAR", "LINK", "UNLINK",
            "SOURCE",
            "QUERY",
        ])
    func `a wrong method is told which ones are right`(method: String) async throws {
        let target = method == "CONNECT" ? "x:80" : "/users/7"
        let answer = try await LoopbackService.run(router()) { port, _ in
            try await RawConnection.exchange(
                port: port, "\(method) \(target) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        }
        if method == "CONNECT" {
            // A tunnel names no path, so there is nothing to allow.
            #expect(answer.hasPrefix("HTTP/1.1 404"))
        } else {
            #expect(answer.hasPrefix("HTTP/1.1 405"))
            #expect(answer.lowercased().contains("allow: get, head\r\n"))
        }
    }

    /// Each on a connection of its own; then the service must still answer.
    @Test func `malformed HTTP is refused and crashes nothing`() async throws {
        let requests = [
            "\r\n\r\n\r\n", "GET\r\n\r\n", "BREW /users/7 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /users/7 HTTP/9.9\r\n\r\n",
            "GET /users/7 HTTP/1.1\r\nHost x\r\n\r\n", "GET  HTTP/1.1\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n",
            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
            "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nhello",
            "GET http:// HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET http://:/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET //?? HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET /users/%ff%00%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET /users/7?%=%&&&=== HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
            "GET /users/7 HTTP/1.0\r\n\r\n",
            "GET /users/7 HTTP/1.1\r\nHost: x\r\nX: " + String(repeating: "a", count: 200_000) + "\r\n\r\n",
        ]
        try await LoopbackService.run(router()) { port, _ in
            for request in requests {
                let answer = try await RawConnection.open(port: port) { inbound, outbound in
                    try? await outbound.write(ByteBuffer(string: request))
                    outbound.finish()
                    var answer = ByteBuffer()
                    do {
                        for try await chunk in inbound {
                            answer.writeImmutableBuffer(chunk)
                        }
                    } catch is IOError {
                        // Closed with bytes of ours unread: that is a refusal too.
                    }
                    return String(buffer: answer)
                }
                #expect(!answer.hasPrefix("HTTP/1.1 5"), "\(request.prefix(60))")
            }
            let answer = try await RawConnection.exchange(
                port: port, "GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            #expect(answer.hasPrefix("HTTP/1.1 200"))
        }
    }

    @Test(arguments: ["", "Connection: close\r\n"])
    func `a body of 10 MB is refused with an answer that the client can read`(header: String) async throws {
        let body = Array(repeating: UInt8(ascii: "x"), count: 10 << 20)
        let head = "POST /echo HTTP/1.1\r\nHost: x\r\n\(header)Content-Length: \(body.count)\r\n\r\n"
        let statusLine = try await LoopbackService.run(router()) { port, _ in
            try await RawConnection.open(port: port) { inbound, outbound in
                // The whole body first, the answer only then: the client of a simple program.
                try await outbound.write(ByteBuffer(bytes: Array(head.utf8) + body))
                var iterator = inbound.makeAsyncIterator()
                return try await iterator.next().map { String(buffer: $0) }
            }
        }
        #expect(statusLine?.hasPrefix("HTTP/1.1 413") == true)
        #expect(statusLine?.contains("application/problem+json") == true)
    }

    @Test func `a chunked body is refused when it passes the limit`() async throws {
        let chunk = "10000\r\n" + String(repeating: "x", count: 65_536) + "\r\n"
        let text =
            "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            + String(repeating: chunk, count: 40) + "0\r\n\r\n"
        let answer = try await LoopbackService.run(router()) { port, _ in
            try await RawConnection.exchange(port: port, text)
        }
        #expect(answer.hasPrefix("HTTP/1.1 413"))
    }

    @Test func `the connection is good for the next request after a refused body`() async throws {
        let body = String(repeating: "x", count: 2 << 20)
        let text =
            "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: \(body.utf8.count)\r\n\r\n" + body
            + "GET /users/7 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        let answer = try await LoopbackService.run(router()) { port, _ in
            try await RawConnection.exchange(port: port, text)
        }
        #expect(answer.hasPrefix("HTTP/1.1 413"))
        #expect(answer.contains("HTTP/1.1 200"))
    }

    @Test func `100 Continue is sent before the body comes`() async throws {
        let head =
            "POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n"
        let answer = try await LoopbackService.run(router()) { port, _ in
            try await RawConnection.open(port: port) { inbound, outbound in
                try await outbound.write(ByteBuffer(string: head))
                var iterator = inbound.makeAsyncIterator()
                var answer = try await iterator.next().map { String(buffer: $0) } ?? ""
                #expect(answer.hasPrefix("HTTP/1.1 100"))
                try await outbound.write(ByteBuffer(string: "ok"))
                while let chunk = try await iterator.next() {
                    answer += String(buffer: chunk)
                }
                return answer
            }
        }
        #expect(answer.contains("HTTP/1.1 200"))
        #expect(answer.hasSuffix("ok"))
    }

    @Test func `a port that is taken is told with the option to change`() async throws {
        let problem = try await LoopbackService.run(router()) { port, _ in
            let second = HTTPService(
                router: router(), address: ListenAddress(host: "127.0.0.1", port: port), logger: .init(label: "test"))
            return await #expect(throws: ConfigurationProblem.self) { try await second.run() }
        }
        #expect(problem?.description.contains("already in use") == true)
        #expect(problem?.description.contains("--port") == true)
    }

    @Test func `an address that is not of this machine is told`() async throws {
        for host in ["192.0.2.1", "no-such-host.invalid"] {
            let service = HTTPService(
                router: router(), address: ListenAddress(host: host, port: 0), logger: .init(label: "test"))
            let problem = await #expect(throws: ConfigurationProblem.self) { try await service.run() }
            #expect(problem?.description.contains("--host") == true)
        }
    }

    @Test func `a stop answers what was accepted and then ends`() async throws {
        let (entered, enter) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let router = router()
        router.get("/slow") { _, _ in
            enter.yield()
            for await _ in released { break }
            return Response.json(Array("done".utf8))
        }
        let answer = try await LoopbackService.run(router) { port, group in
            async let answer = RawConnection.exchange(port: port, "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
            for await _ in entered { break }
            await group.triggerGracefulShutdown()
            release.yield()
            return try await answer
        }
        #expect(answer.hasPrefix("HTTP/1.1 200"))
        #expect(answer.hasSuffix("done"))
    }

    @Test func `the health probe tells ready from not ready from nothing there`() async throws {
        try await LoopbackService.run(router()) { port, _ in
            try await HealthProbe(address: ListenAddress(host: "0.0.0.0", port: port)).run()
        }
        let notReady = ServiceRouter(metrics: MetricsRegistry(), readiness: Readiness { "no" })
        let port = try await LoopbackService.run(notReady) { port, _ in
            let failure = await #expect(throws: HealthProbeFailure.self) {
                try await HealthProbe(address: ListenAddress(host: "127.0.0.1", port: port)).run()
            }
            #expect(failure?.description.contains("503") == true)
            return port
        }
        await #expect(throws: HealthProbeFailure.self) {
            try await HealthProbe(address: ListenAddress(host: "127.0.0.1", port: port)).run()
        }
    }
}
