import HTTPTestSupport
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Testing

@testable import ServiceKit

/// What becomes of connections when the service stops.
@Suite(.timeLimit(.minutes(5)))
struct DrainingTests {
    private let metrics = MetricsRegistry()
    private let standstill = Standstill()

    private var router: ServiceRouter {
        let router = ServiceRouter(metrics: metrics, readiness: Readiness { nil })
        router.get("/slow") { [standstill] _, _ in
            await standstill.work()
            return Response.json(Array("done".utf8))
        }
        router.get("/large") { [standstill] _, _ in
            await standstill.work()
            return Response.json(Array(repeating: 120, count: 16 << 20))
        }
        router.post("/echo") { request, context in
            Response.json(try await request.bodyBytes(upTo: 1 << 20, for: context))
        }
        return router
    }

    @Test func `a stop closes what is idle or half-sent and answers what is under way`() async throws {
        var limits = HTTPLimits()
        limits.drainTimeout = .seconds(8)
        let request = "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n"
        try await LoopbackService.run(router, limits: limits) { port, group in
            async let working = RawConnection.exchange(port: port, request)
            await standstill.begun()
            async let halfBody = RawConnection.exchange(
                port: port, "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf")
            async let halfHead = RawConnection.exchange(port: port, "GET /echo HTTP/1.1\r\nHo")
            async let idle = RawConnection.exchange(port: port, "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n")
            async let silent = RawConnection.exchange(port: port, "")
            try await Eventually.tells(metrics, "http_connections 5")
            try await Eventually.tells(metrics, "http_request_body_bytes 4")
            try await Eventually.tells(metrics, #"http_requests_total{route="/health/live",code="200"} 1"#)
            await group.triggerGracefulShutdown()
            #expect(try await silent == "")
            #expect(try await halfHead == "")
            #expect(try await idle.hasSuffix(#"{"status":"live"}"#))
            standstill.release()
            let answer = try await working
            #expect(answer.hasPrefix("HTTP/1.1 200"))
            #expect(answer.hasSuffix("done"))
            let refused = try await halfBody
            #expect(refused.hasPrefix("HTTP/1.1 503"), "\(refused)")
            #expect(refused.contains(#""applied":false"#))
        }
        #expect(metrics.prometheusText().contains("http_connections 0\n"))
    }

    @Test func `an answer longer than the system's buffers arrives whole although the service stops`() async throws {
        let length = try await LoopbackService.run(router) { port, group in
            async let answer = RawConnection.exchange(port: port, "GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
            await standstill.begun()
            await group.triggerGracefulShutdown()
            standstill.release()
            return try await answer.utf8.count
        }
        #expect(length > 16 << 20)
    }

    @Test func `what does not end in time is cut off`() async throws {
        var limits = HTTPLimits()
        limits.drainTimeout = .milliseconds(200)
        try await LoopbackService.run(router, limits: limits) { port, group in
            async let working = RawConnection.exchange(port: port, "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
            await standstill.begun()
            await group.triggerGracefulShutdown()
            let cut = (try? await working) ?? ""
            #expect(cut == "")
            #expect(metrics.prometheusText().contains(#"http_connections_closed_total{reason="drain_timeout"} 1"#))
            standstill.release()
        }
    }

    @Test func `a request that comes after the stop is 503, and health is answered`() async throws {
        let readiness = Readiness { nil }
        let router = ServiceRouter(metrics: metrics, readiness: readiness)
        router.get("/users") { _, _ in Response(status: .ok) }
        let responder = router.responder()
        readiness.startDraining()
        func get(_ path: String) async throws -> Response {
            let request = Request(
                head: HTTPRequest(method: .get, scheme: "http", authority: "x", path: path),
                body: RequestBody(buffer: ByteBuffer()))
            return try await responder.respond(to: request, context: ServiceContext(logger: Logger(label: "test")))
        }
        let refused = try await get("/users")
        #expect(refused.status == .serviceUnavailable)
        #expect(refused.headers[.retryAfter] == "1")
        #expect(refused.headers[.connection] == "close")
        #expect(try await refused.text().contains(#""retry_after":1,"applied":false"#))
        #expect(try await get("/health/live").status == .ok)
        #expect(try await get("/health/ready").status == .serviceUnavailable)
        #expect(try await get("/metrics").status == .ok)
        #expect(metrics.prometheusText().contains(#"http_requests_shed_total{reason="draining"} 1"#))
    }
}
