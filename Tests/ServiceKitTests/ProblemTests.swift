import HTTPTestSupport
import HTTPTypes
import Hummingbird
import JSON
import Logging
import NIOCore
import ServiceKit
import Testing

struct ProblemTests {
    @Test func `the body has the members of RFC 9457 first, then its own`() {
        let problem = Problem(
            .conflict, type: "not-yet-consistent", title: "Not there yet.", detail: "Ask again.",
            members: ["position": 7])
        #expect(
            String(decoding: problem.body(instance: "/users/1"), as: UTF8.self)
                == #"{"type":"not-yet-consistent","title":"Not there yet.","status":409,"detail":"Ask again.","#
                + #""instance":"/users/1","position":7}"#)
    }

    @Test func `the instance is the path without the query, which may hold personal data`() async throws {
        let request = Request(
            head: HTTPRequest(method: .get, scheme: "http", authority: "x", path: "/users?email=sarah@example.com"),
            body: RequestBody(buffer: ByteBuffer()))
        let response = Problem.notFound().response(
            from: request, context: ServiceContext(logger: Logger(label: "test")))
        let body = try await response.text()
        #expect(body.contains(#""instance":"/users""#))
        #expect(!body.contains("sarah"))
        #expect(response.headers[.contentType] == "application/problem+json")
        #expect(response.headers[.cacheControl] == "no-store")
    }

    @Test func `bad parameters are all listed`() throws {
        let problem = Problem.badRequest([
            ParameterProblem("limit", "must be a whole number"), ParameterProblem("nmae", "is not known here"),
        ])
        #expect(problem.status == .badRequest)
        #expect(
            problem.members["errors"] == [
                ["parameter": "limit", "detail": "must be a whole number"],
                ["parameter": "nmae", "detail": "is not known here"],
            ])
    }

    @Test func `each standard problem has its status and headers`() {
        #expect(Problem.unauthorized("x").headers[.wwwAuthenticate] == "Bearer")
        #expect(Problem.unauthorized("x").status.code == 401)
        #expect(Problem.forbidden(scope: .usersRead).members["required_scope"] == "users:read")
        #expect(Problem.methodNotAllowed(allow: [.get, .head]).headers[.allow] == "GET, HEAD")
        #expect(Problem.unavailable("x", retryAfter: 3).headers[.retryAfter] == "3")
        #expect(Problem.contentTooLarge(limit: 5).status.code == 413)
        #expect(Problem.unsupportedMediaType(accepted: ["application/json"]).status.code == 415)
        #expect(Problem.internalError.status.code == 500)
    }
}
