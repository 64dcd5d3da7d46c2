import HTTPTestSupport
import HTTPTypes
import Hummingbird
import JSON
import Logging
import NIOCore
import ServiceKit
import Testing

struct ServiceResponderTests {
    private struct Internal: Error {
        let secret = "SELECT hunter2"
    }

    private func router() -> ServiceRouter {
        let router = ServiceRouter(metrics: MetricsRegistry(), readiness: Readiness { nil })
        router.get("/users/{id}") { _, context in
            Response.json(Array(context.parameters.get("id", as: String.self)!.utf8))
        }
        router.post("/users/{id}") { request, context in
            Response.json(try await request.bodyBytes(upTo: 10, for: context))
        }
        router.on("/webhooks/events", .options) { _, _ in Response(status: .ok) }
        router.get("/fails") { _, _ -> Response in throw Internal() }
        router.get("/gone") { _, _ -> Response in throw Problem(.gone, type: "gone", title: "Gone.") }
        return router
    }

    private func respond(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: String = ""
    ) async throws -> Response {
        let request = Request(
            head: HTTPRequest(method: method, scheme: "http", authority: "x", path: path, headerFields: headers),
            body: RequestBody(buffer: ByteBuffer(string: body)))
        let context = ServiceContext(logger: Logger(label: "test"), requestID: "made-here")
        return try await router().responder().respond(to: request, context: context)
    }

    @Test func `an unknown path is a 404 problem`() async throws {
        for path in ["/", "/users", "/users/1/x", "/Users/1", "//", "*", "/health"] {
            let response = try await respond(.get, path)
            #expect(response.status == .notFound)
            #expect(response.headers[.contentType] == "application/problem+json")
            #expect(try await response.text().contains(#""type":"not-found""#))
        }
    }

    @Test(arguments: ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "QUERY", "PROPFIND", "CONNECT", "BREW"])
    func `a known path with another method is a 405 problem that allows what is there`(method: String) async throws {
        let response = try await respond(HTTPRequest.Method(method)!, "/users/7")
        #expect(response.status == .methodNotAllowed)
        #expect(response.headers[.allow] == "GET, HEAD, POST")
        #expect(response.headers[.contentType] == "application/problem+json")
    }

    @Test func `a path with a single method allows that alone`() async throws {
        #expect(try await respond(.get, "/webhooks/events").headers[.allow] == "OPTIONS")
        #expect(try await respond(.post, "/metrics").headers[.allow] == "GET, HEAD")
    }

    @Test func `HEAD is GET without its body, problems too`() async throws {
        let found = try await respond(.head, "/users/123")
        #expect(found.status == .ok)
        #expect(found.headers[.contentLength] == "3")
        #expect(try await found.text() == "")
        let missing = try await respond(.head, "/nothing")
        #expect(missing.status == .notFound)
        #expect(try await missing.text() == "")
        #expect(try await respond(.head, "/gone").text() == "")
    }

    @Test func `an unknown error tells nothing of itself`() async throws {
        let response = try await respond(.get, "/fails")
        #expect(response.status == .internalServerError)
        let text = try await response.text()
        #expect(!text.contains("hunter2"))
        #expect(!text.contains("Internal"))
        #expect(response.headers[HTTPField.Name("X-Request-Id")!] == "made-here")
    }

    @Test func `a problem is answered as it is`() async throws {
        #expect(try await respond(.get, "/gone").status == .gone)
    }

    @Test func `a harmless request id of the client is kept, any other is not`() async throws {
        let name = HTTPField.Name("X-Request-Id")!
        #expect(try await respond(.get, "/users/1", headers: [name: "abc-1.2_Z"]).headers[name] == "abc-1.2_Z")
        for id in ["", "a b", "a\u{e9}", #"{"x":1}"#, String(repeating: "a", count: 129)] {
            #expect(try await respond(.get, "/users/1", headers: [name: id]).headers[name] == "made-here")
        }
    }

    @Test func `a body over the limit is a 413 problem, declared or not`() async throws {
        #expect(try await respond(.post, "/users/1", body: "0123456789").status == .ok)
        #expect(try await respond(.post, "/users/1", body: "0123456789a").status == .contentTooLarge)
        let declared = try await respond(.post, "/users/1", headers: [.contentLength: "11"])
        #expect(declared.status == .contentTooLarge)
    }

    @Test func `requests are counted by route, not by path`() async throws {
        let metrics = MetricsRegistry()
        let router = ServiceRouter(metrics: metrics, readiness: Readiness { nil })
        router.get("/users/{id}") { _, _ in Response(status: .ok) }
        let responder = router.responder()
        for path in ["/users/1", "/users/2", "/secret-path"] {
            let request = Request(
                head: HTTPRequest(method: .get, scheme: "http", authority: "x", path: path),
                body: RequestBody(buffer: ByteBuffer()))
            _ = try await responder.respond(
                to: request, context: ServiceContext(logger: Logger(label: "test")))
        }
        let text = metrics.prometheusText()
        #expect(text.contains(#"http_requests_total{route="/users/{id}",code="200"} 2"#))
        #expect(!text.contains("secret-path"))
    }

    @Test func `health tells why a service is not ready`() async throws {
        let router = ServiceRouter(metrics: MetricsRegistry(), readiness: Readiness { "The database is away." })
        let responder = router.responder()
        func get(_ path: String) async throws -> Response {
            let request = Request(
                head: HTTPRequest(method: .get, scheme: "http", authority: "x", path: path),
                body: RequestBody(buffer: ByteBuffer()))
            return try await responder.respond(
                to: request, context: ServiceContext(logger: Logger(label: "test")))
        }
        #expect(try await get("/health/live").status == .ok)
        let ready = try await get("/health/ready")
        #expect(ready.status == .serviceUnavailable)
        #expect(ready.headers[.retryAfter] == "1")
        #expect(try await ready.text().contains("The database is away."))
        #expect(try await get("/metrics").headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
    }
}
