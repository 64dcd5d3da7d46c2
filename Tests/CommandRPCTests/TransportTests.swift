import CommandRPC
import HTTPTypes
import JSON
import Testing

/// What HTTP alone tells: section 1 of the contract, before any method is looked at.
struct TransportTests {
    private let discover = #"{"jsonrpc":"2.0","id":1,"method":"rpc.discover"}"#
    private let unknown = #"{"jsonrpc":"2.0","id":1,"method":"user.unknown"}"#

    @Test func `discovery needs no token`() async throws {
        let service = try RPCService()
        #expect(try await service.post(discover, scope: nil).status == 200)
        let batch = try await service.post("[\(discover),\(discover)]", scope: nil)
        #expect(batch.json?.array?.count == 2)
    }

    @Test(
        arguments: [
            #"{"jsonrpc":"2.0","id":1,"method":"user.create"}"#, #"{"jsonrpc":"2.0","method":"user.create"}"#,
            #"[{"jsonrpc":"2.0","id":1,"method":"rpc.discover"},{"jsonrpc":"2.0","id":1,"method":"x"}]"#,
            #"[{"jsonrpc":"2.0","id":1,"method":"rpc.discover"},1]"#, "[]", "{", "", "1", "not JSON at all",
        ])
    func `anything else without a token is 401`(body: String) async throws {
        let reply = try await RPCService().post(body, scope: nil)
        #expect(reply.status == 401)
        #expect(reply.headers[.wwwAuthenticate] == "Bearer")
        #expect(reply.headers[.contentType] == "application/problem+json")
    }

    @Test func `a bad token is 401 whatever is called`() async throws {
        let reply = try await RPCService().post(discover, scope: nil, headers: [.authorization: "Bearer x.y.z"])
        #expect(reply.status == 401)
    }

    @Test(
        arguments: [
            nil, "application/json", "application/json-rpc", "application/jsonrequest", "Application/JSON",
            "application/json; charset=utf-8", "application/json;charset=\"utf-8\"",
        ])
    func `JSON in any of its names is taken`(contentType: String?) async throws {
        var headers: HTTPFields = [.accept: "text/html"]
        headers[.contentType] = contentType
        let reply = try await RPCService().post(unknown, headers: headers)
        #expect(reply.status == 200)
        #expect(reply.headers[.contentType] == "application/json")
        #expect(reply.headers[.cacheControl] == "no-store")
    }

    @Test(arguments: ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", "json"])
    func `any other type is 415`(contentType: String) async throws {
        let reply = try await RPCService().post(unknown, headers: [.contentType: contentType])
        #expect(reply.status == 415)
        #expect(reply.headers[.contentType] == "application/problem+json")
    }

    @Test(arguments: ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "QUERY", "TRACE"])
    func `any other method is 405`(method: String) async throws {
        let reply = try await RPCService().post("", method: HTTPRequest.Method(method)!)
        #expect(reply.status == 405)
        #expect(reply.headers[.allow] == "POST")
    }

    @Test func `a body over the limit is 413, one at the limit is not`() async throws {
        let service = try RPCService(bodyLimit: unknown.utf8.count)
        #expect(try await service.post(unknown).status == 200)
        let reply = try await service.post(unknown + " ")
        #expect(reply.status == 413)
        #expect(reply.headers[.contentType] == "application/problem+json")
    }

    @Test func `notifications alone are answered 200 with nothing`() async throws {
        let service = try RPCService()
        let create = #"{"jsonrpc":"2.0","method":"user.create","params":{"name":"Sarah","email":"s@example.com"}}"#
        let bad = #"{"jsonrpc":"2.0","method":"user.create","params":{"name":1}}"#
        for body in [create, bad, "[\(create),\(bad)]", #"{"jsonrpc":"2.0","method":"no.such"}"#] {
            let reply = try await service.post(body)
            #expect(reply.status == 200)
            #expect(reply.text == "")
            #expect(reply.headers[.contentLength] == "0")
        }
        let taken = try await service.call("user.create", ["name": "Sarah", "email": "s@example.com"])
        #expect(taken["code"] == 1002, "the notification was executed")
    }
}
