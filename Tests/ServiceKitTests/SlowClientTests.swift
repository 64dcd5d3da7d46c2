import Hummingbird
import NIOCore
import ServiceKit
import Testing

/// A client that is slow loses its connection in time, however it goes about it.
@Suite(.timeLimit(.minutes(5)))
struct SlowClientTests {
    private let metrics = MetricsRegistry()

    private var router: ServiceRouter {
        let router = ServiceRouter(metrics: metrics, readiness: Readiness { nil })
        router.post("/echo") { request, context in
            Response.json(try await request.bodyBytes(upTo: 1 << 20, for: context))
        }
        router.get("/large") { _, _ in Response.json(Array(repeating: 120, count: 64 << 20)) }
        return router
    }

    private func limits(_ change: (inout HTTPLimits) -> Void) -> HTTPLimits {
        var limits = HTTPLimits()
        change(&limits)
        return limits
    }

    /// Sends `start`, then a byte again and again until the server has closed; what the server said.
    private func trickle(_ start: String, port: Int) async throws -> String {
        try await RawConnection.open(port: port) { inbound, outbound in
            try await outbound.write(ByteBuffer(string: start))
            return await withTaskGroup(of: String?.self) { group in
                group.addTask { await RawConnection.rest(of: inbound) }
                group.addTask {
                    while !Task.isCancelled {
                        guard (try? await outbound.write(ByteBuffer(string: "x"))) != nil else { break }
                        try? await Task.sleep(for: .milliseconds(10))
                    }
                    return nil
                }
                var answer = ""
                for await text in group {
                    if let text {
                        answer = text
                        group.cancelAll()
                    }
                }
                return answer
            }
        }
    }

    private func expectProblem(_ answer: String, _ status: Int, _ type: String) {
        #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer)")
        #expect(answer.lowercased().contains("content-type: application/problem+json\r\n"))
        #expect(answer.lowercased().contains("connection: close\r\n"))
        #expect(answer.contains(#""type":"\#(type)""#))
    }

    @Test(arguments: ["GET / HTTP/1.1\r\nHost: x\r\nX: ", "G"])
    func `a head that comes byte by byte is 408`(start: String) async throws {
        let limits = limits { $0.headerTimeout = .seconds(2) }
        let answer = try await LoopbackService.run(router, limits: limits) { port, _ in
            try await trickle(start == "G" ? "GET /" : start, port: port)
        }
        expectProblem(answer, 408, "request-timeout")
        #expect(metrics.prometheusText().contains(#"http_connections_closed_total{reason="header_timeout"} 1"#))
    }

    @Test func `a later request's head on a kept connection has its own time`() async throws {
        let limits = limits { $0.headerTimeout = .seconds(2) }
        let text = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"
        let answer = try await LoopbackService.run(router, limits: limits) { port, _ in
            try await RawConnection.open(port: port) { inbound, outbound in
                try await outbound.write(ByteBuffer(string: text))
                var iterator = inbound.makeAsyncIterator()
                _ = try await RawConnection.read(&iterator, through: "live\"}")
                try await outbound.write(ByteBuffer(string: "GET "))
                return try await RawConnection.read(&iterator, through: "}")
            }
        }
        expectProblem(answer, 408, "request-timeout")
    }

    @Test func `a silent connection is closed without a word`() async throws {
        let limits = limits { $0.headerTimeout = .milliseconds(100) }
        let answer = try await LoopbackService.run(router, limits: limits) { port, _ in
            try await RawConnection.exchange(port: port, "")
        }
        #expect(answer == "")
        #expect(metrics.prometheusText().contains(#"http_connections_closed_total{reason="header_timeout"} 1"#))
    }

    @Test func `a connection that has been answered is closed when it stays idle`() async throws {
        let limits = limits { $0.idleTimeout = .milliseconds(100) }
        let answer = try await LoopbackService.run(router, limits: limits) { port, _ in
            try await RawConnection.exchange(port: port, "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
        }
        #expect(answer.hasPrefix("HTTP/1.1 200"))
        #expect(metrics.prometheusText().contains(#"http_connections_closed_total{reason="idle"} 1"#))
    }

    @Test(arguments: ["Content-Length: 100000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n1;"])
    func `a body that comes byte by byte is 408`(rest: String) async throws {
        let limits = limits { $0.bodyTimeout = .milliseconds(200) }
        let answer = try await LoopbackService.run(router, limits: limits) { port, _ in
            try await trickle("POST /echo HTTP/1.1\r\nHost: x\r\n\(rest)", port: port)
        }
        expectProblem(answer, 408, "request-timeout")
        #expect(metrics.prometheusText().contains(#"http_connections_closed_total{reason="body_timeout"} 1"#))
        #expect(metrics.prometheusText().contains("http_request_body_bytes 0\n"))
    }

    @Test func `the rest of a refused body is not waited for any longer`() async throws {
        let limits = limits { $0.bodyTimeout = .milliseconds(200) }
        let answer = try await LoopbackService.run(router, limits: limits) { port, _ in
            try await trickle("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\n\r\n", port: port)
        }
        #expect(answer.hasPrefix("HTTP/1.1 413"))
        #expect(metrics.prometheusText().contains(#"http_connections_closed_total{reason="body_timeout"} 1"#))
    }

    @Test func `a client that does not read its answer is disconnected`() async throws {
        let limits = limits { $0.answerTimeout = .milliseconds(200) }
        try await LoopbackService.run(router, limits: limits) { port, _ in
            try await RawConnection.open(port: port) { _, outbound in
                try await outbound.write(ByteBuffer(string: "GET /large HTTP/1.1\r\nHost: x\r\n\r\n"))
                try await Eventually.tells(metrics, #"http_connections_closed_total{reason="answer_timeout"} 1"#)
            }
        }
        #expect(metrics.prometheusText().contains("http_connections 0\n"))
    }

    @Test func `a body that is cut off is no request`() async throws {
        let answer = try await LoopbackService.run(router) { port, _ in
            try await RawConnection.open(port: port) { inbound, outbound in
                let text = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf"
                try await outbound.write(ByteBuffer(string: text))
                outbound.finish()
                return await RawConnection.rest(of: inbound)
            }
        }
        #expect(answer == "" || answer.hasPrefix("HTTP/1.1 400"), "\(answer)")
        let text = metrics.prometheusText()
        #expect(!text.contains(#"http_requests_total{route="/echo",code="200"}"#))
        #expect(!text.contains(#"http_requests_total{route="/echo",code="500"}"#))
    }
}
