import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceKit
import Testing

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
}
