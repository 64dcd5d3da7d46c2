import Hummingbird
import NIOCore
import Synchronization
import Testing

@testable import ServiceKit

@Suite(.timeLimit(.minutes(5)))
struct ClientPresenceTests {
    private let metrics = MetricsRegistry()
    private let waiting = Watch()

    /// `/wait` says whether somebody ended its wait.
    private var router: ServiceRouter {
        let router = ServiceRouter(metrics: metrics, readiness: Readiness { nil })
        router.get("/wait") { [waiting] _, context in
            let isCut = await context.whileClientStays {
                waiting.begin()
                defer { waiting.end() }
                try? await Task.sleep(for: .seconds(3_600))
                return Task.isCancelled
            }
            return Response.json(Array("\(isCut)".utf8))
        }
        router.get("/short") { _, context in
            Response.json(Array(await context.whileClientStays { "done" }.utf8))
        }
        return router
    }

    @Test func `a wait ends with the connection of the client that it is for, and with no other`() async throws {
        try await LoopbackService.run(router) { [metrics, waiting] port, _ in
            let request = ByteBuffer(string: "GET /wait HTTP/1.1\r\nHost: x\r\n\r\n")
            try await RawConnection.open(port: port) { _, stays in
                try await stays.write(request)
                try await Eventually.holds { waiting.count == 1 }
                try await RawConnection.open(port: port) { _, leaves in
                    try await leaves.write(request)
                    try await Eventually.holds { waiting.count == 2 }
                }
                try await Eventually.holds { waiting.count == 1 }
                try await Eventually.tells(metrics, "http_connections 1")
            }
            try await Eventually.holds { waiting.count == 0 }
        }
    }

    @Test func `a client that sends nothing more is answered at once`() async throws {
        try await LoopbackService.run(router) { [waiting] port, _ in
            let answer = try await RawConnection.open(port: port) { inbound, outbound in
                try await outbound.write(ByteBuffer(string: "GET /wait HTTP/1.1\r\nHost: x\r\n\r\n"))
                try await Eventually.holds { waiting.count == 1 }
                outbound.finish()
                return await RawConnection.rest(of: inbound)
            }
            #expect(answer.hasSuffix("true"), "\(answer)")
        }
    }

    @Test func `a wait that ends by itself is the answer, time and again on one connection`() async throws {
        try await LoopbackService.run(router) { port, _ in
            let request = "GET /short HTTP/1.1\r\nHost: x\r\n"
            let answer = try await RawConnection.exchange(
                port: port, "\(request)\r\n\(request)\r\n\(request)Connection: close\r\n\r\n")
            #expect(answer.ranges(of: "done").count == 3)
        }
    }

    @Test func `who asks after the client has gone is told at once, who has forgotten is not`() {
        let presence = ClientPresence()
        let told = Watch()
        let id = presence.onDeparture { told.begin() }
        presence.forget(id)
        _ = presence.onDeparture { told.begin() }
        presence.depart()
        presence.depart()
        #expect(told.count == 1)
        _ = presence.onDeparture { told.begin() }
        #expect(told.count == 2)
    }

    private final class Watch: Sendable {
        private let current = Atomic(0)

        var count: Int { current.load(ordering: .relaxed) }

        func begin() { current.add(1, ordering: .relaxed) }
        func end() { current.subtract(1, ordering: .relaxed) }
    }
}
