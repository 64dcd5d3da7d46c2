import Hummingbird
import NIOCore
import Testing

@testable import ServiceKit

/// What a service does with more than it can take.
@Suite(.timeLimit(.minutes(5)))
struct OverloadTests {
    private let metrics = MetricsRegistry()
    private let standstill = Standstill()

    private var router: ServiceRouter {
        let router = ServiceRouter(metrics: metrics, readiness: Readiness { nil })
        router.get("/slow") { [standstill] _, _ in
            await standstill.work()
            return Response.json(Array("done".utf8))
        }
        router.get("/fast") { _, _ in Response.json(Array("fast".utf8)) }
        router.post("/echo") { request, context in
            Response.json(try await request.bodyBytes(upTo: 1 << 20, for: context))
        }
        router.post("/hold") { [standstill] request, context in
            let bytes = try await request.bodyBytes(upTo: 1 << 20, for: context)
            await standstill.work()
            return Response.json(bytes)
        }
        return router
    }

    private func get(_ path: String, port: Int) async throws -> String {
        try await RawConnection.exchange(
            port: port, "GET \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    }

    private func expectOverloaded(_ answer: String) {
        #expect(answer.hasPrefix("HTTP/1.1 503"), "\(answer)")
        #expect(answer.lowercased().contains("retry-after: 1\r\n"))
        #expect(answer.contains(#""type":"overloaded""#))
        #expect(answer.contains(#""retry_after":1,"applied":false"#))
    }

    @Test func `one request too many is 503 before its body is read, and health is answered`() async throws {
        var limits = HTTPLimits()
        limits.maxRequests = 1
        try await LoopbackService.run(router, limits: limits) { port, _ in
            async let slow = get("/slow", port: port)
            await standstill.begun()
            #expect(metrics.prometheusText().contains("http_requests_in_flight 1\n"))
            expectOverloaded(try await get("/fast", port: port))
            let unsent = try await RawConnection.open(port: port) { inbound, outbound in
                let text = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n"
                try await outbound.write(ByteBuffer(string: text))
                var iterator = inbound.makeAsyncIterator()
                return try await RawConnection.read(&iterator, through: "}")
            }
            expectOverloaded(unsent)
            for path in ServiceRouter.watchedPaths {
                #expect(try await get(path, port: port).hasPrefix("HTTP/1.1 200"))
            }
            standstill.release()
            #expect(try await slow.hasSuffix("done"))
            #expect(try await get("/fast", port: port).hasSuffix("fast"))
        }
        #expect(metrics.prometheusText().contains(#"http_requests_shed_total{reason="overloaded"} 2"#))
        #expect(metrics.prometheusText().contains("http_requests_in_flight 0\n"))
    }

    @Test func `a request whose body is still coming takes no place`() async throws {
        var limits = HTTPLimits()
        limits.maxRequests = 1
        let answer = try await LoopbackService.run(router, limits: limits) { port, _ in
            try await RawConnection.open(port: port) { inbound, outbound in
                let text = "POST /echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 10\r\n\r\nhalf "
                try await outbound.write(ByteBuffer(string: text))
                try await Eventually.tells(metrics, "http_request_body_bytes 5")
                #expect(try await get("/fast", port: port).hasSuffix("fast"))
                try await outbound.write(ByteBuffer(string: "whole"))
                return await RawConnection.rest(of: inbound)
            }
        }
        #expect(answer.hasSuffix("half whole"))
    }

    @Test func `the oldest incomplete body makes room for a new one, a complete one does not`() async throws {
        var limits = HTTPLimits()
        limits.maxBodyMemory = 1_000
        let body = String(repeating: "x", count: 900)
        let head = "HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 900\r\n\r\n"
        try await LoopbackService.run(router, limits: limits) { port, _ in
            let gone = try await RawConnection.open(port: port) { inbound, outbound in
                try await outbound.write(ByteBuffer(string: "POST /echo \(head)" + body.dropLast(100)))
                try await Eventually.tells(metrics, "http_request_body_bytes 800")
                let answer = try await RawConnection.exchange(port: port, "POST /echo \(head)\(body)")
                #expect(answer.hasSuffix(body))
                return await RawConnection.rest(of: inbound)
            }
            #expect(!gone.contains("200"))
            #expect(metrics.prometheusText().contains(#"http_connections_closed_total{reason="body_memory"} 1"#))

            async let held = RawConnection.exchange(port: port, "POST /hold \(head)\(body)")
            await standstill.begun()
            expectOverloaded(try await RawConnection.exchange(port: port, "POST /echo \(head)\(body)"))
            standstill.release()
            #expect(try await held.hasSuffix(body))
        }
        #expect(metrics.prometheusText().contains(#"http_requests_shed_total{reason="body_memory"} 1"#))
        #expect(metrics.prometheusText().contains("http_request_body_bytes 0\n"))
    }

    @Test func `a new connection takes the place of the one that has waited longest`() async throws {
        var limits = HTTPLimits()
        limits.maxConnections = 3
        try await LoopbackService.run(router, limits: limits) { port, _ in
            async let slow = get("/slow", port: port)
            await standstill.begun()
            try await RawConnection.open(port: port) { silent, _ in
                try await Eventually.tells(metrics, "http_connections 2")
                try await RawConnection.open(port: port) { inbound, outbound in
                    try await outbound.write(ByteBuffer(string: "GET /fast HTTP/1.1\r\nHost: x\r\n\r\n"))
                    var iterator = inbound.makeAsyncIterator()
                    _ = try await RawConnection.read(&iterator, through: "fast")
                    #expect(try await get("/fast", port: port).hasSuffix("fast"))
                    #expect(await RawConnection.rest(of: silent) == "")
                    // The idle one, which came later, is as good as before.
                    try await outbound.write(ByteBuffer(string: "GET /fast HTTP/1.1\r\nHost: x\r\n\r\n"))
                    let again = try await RawConnection.read(&iterator, through: "fast")
                    #expect(again.hasPrefix("HTTP/1.1 200"))
                }
            }
            standstill.release()
            #expect(try await slow.hasSuffix("done"))
        }
        #expect(metrics.prometheusText().contains(#"http_connections_closed_total{reason="evicted"} 1"#))
        #expect(metrics.prometheusText().contains("http_connections 0\n"))
    }

    @Test func `when every connection is at work a new one is closed`() async throws {
        var limits = HTTPLimits()
        limits.maxConnections = 1
        try await LoopbackService.run(router, limits: limits) { port, _ in
            async let slow = get("/slow", port: port)
            await standstill.begun()
            let refused = (try? await get("/fast", port: port)) ?? ""
            #expect(refused == "")
            standstill.release()
            let answer = try await slow
            #expect(answer.hasSuffix("done"))
        }
        #expect(metrics.prometheusText().contains(#"http_connections_closed_total{reason="refused"} 1"#))
    }
}
