import CommandRPC
import HTTPTypes
import RPCTestSupport
import Testing

/// What HTTP alone tells and the conversations cannot say.
struct TransportTests {
    private let unknown = #"{"jsonrpc":"2.0","id":1,"method":"user.unknown"}"#

    @Test(arguments: ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "QUERY", "TRACE"])
    func `any other method is 405`(method: String) async throws {
        let reply = try await RPCService().post("", method: try #require(HTTPRequest.Method(method)))
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
}
