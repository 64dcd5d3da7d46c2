import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization
import Testing

@testable import ServiceKit

@Suite(.timeLimit(.minutes(5)))
struct ReadinessTests {
    @Test func `a check that hangs is not waited for`() async throws {
        let router = ServiceRouter(
            metrics: MetricsRegistry(),
            readiness: Readiness {
                try? await Task.sleep(for: .seconds(3_600))
                return nil
            })
        let request = Request(
            head: HTTPRequest(method: .get, scheme: "http", authority: "x", path: "/health/ready"),
            body: RequestBody(buffer: ByteBuffer()))
        let response = try await router.responder().respond(
            to: request, context: ServiceContext(logger: Logger(label: "test")))
        #expect(response.status == .serviceUnavailable)
    }

    @Test func `who asks while a check is under way gets its answer, who asks later a new one`() async {
        let standstill = Standstill()
        let checks = Watch()
        let readiness = Readiness {
            checks.count()
            await standstill.work()
            return "away"
        }
        await withTaskGroup(of: String?.self) { group in
            group.addTask { await readiness.reasonNotReady() }
            await standstill.begun()
            for _ in 0..<20 { group.addTask { await readiness.reasonNotReady() } }
            // Time for those who would check for themselves to begin.
            for _ in 0..<1_000 { await Task.yield() }
            #expect(checks.total == 1)
            standstill.release()
            for await reason in group { #expect(reason != nil) }
        }
        async let later = readiness.reasonNotReady()
        await standstill.begun()
        standstill.release()
        #expect(await later != nil)
        #expect(checks.total == 2)
    }

    private final class Watch: Sendable {
        private let checks = Atomic(0)

        var total: Int { checks.load(ordering: .relaxed) }

        func count() { checks.add(1, ordering: .relaxed) }
    }
}
