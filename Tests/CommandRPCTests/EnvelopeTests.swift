import CommandRPC
import JSON
import Testing

/// Bodies with their whole answers. What an envelope may be is tested in JSONRPC; this is what the endpoint makes of it.
struct EnvelopeTests {
    private static let notFound =
        #""error":{"code":-32601,"message":"Method not found: rpc.discover lists those that there are","data":{"type":"method_not_found"}}"#

    @Test(
        arguments: [
            (#"{"jsonrpc":"2.0","id":1.0,"method":"x"}"#, #"{"jsonrpc":"2.0",\#(notFound),"id":1.0}"#),
            (
                #"{"jsonrpc":"2.0","id":9223372036854775808,"method":"rpc.other"}"#,
                #"{"jsonrpc":"2.0",\#(notFound),"id":9223372036854775808}"#
            ),
            (#"{"jsonrpc":"2.0","id":null,"method":"no.such"}"#, #"{"jsonrpc":"2.0",\#(notFound),"id":null}"#),
            (
                #"[{"jsonrpc":"2.0","id":"b","method":"x"},{"jsonrpc":"2.0","method":"x"},{"jsonrpc":"2.0","id":"a","method":"y"}]"#,
                #"[{"jsonrpc":"2.0",\#(notFound),"id":"b"},{"jsonrpc":"2.0",\#(notFound),"id":"a"}]"#
            ),
        ])
    func `ids are echoed as they are and answers keep their order`(body: String, answer: String) async throws {
        #expect(try await RPCService().post(body).text == answer)
    }

    @Test(
        arguments: [
            ("{", -32700), ("", -32700), (#"{"jsonrpc":"2.0","id":1,"id":2,"method":"x"}"#, -32700),
            (#"{"jsonrpc":"2.0","id":1,"method":"x"} x"#, -32700), ("[]", -32600), ("1", -32600),
            (#"{"jsonrpc":"1.0","id":1,"method":"x"}"#, -32600), (#"{"jsonrpc":"2.0","id":{},"method":"x"}"#, -32600),
            (#"{"jsonrpc":"2.0","id":1,"method":"user.create","params":null}"#, -32600),
            (#"{"jsonrpc":"2.0","id":1,"method":"user.create","params":{"name":"\ud800"}}"#, -32700),
        ])
    func `what is no request is one error object with status 200`(body: String, code: Int) async throws {
        let reply = try await RPCService().post(body)
        #expect(reply.status == 200)
        #expect(reply.json?["error"]?["code"]?.integer == Int64(code))
    }

    @Test func `nesting without end is a parse error`() async throws {
        let reply = try await RPCService().post(String(repeating: "[", count: 100_000))
        #expect(reply.json?["error"]?["code"] == -32700)
    }

    @Test func `bytes that are no UTF-8 are a parse error`() async throws {
        let body = Array(#"{"jsonrpc":"2.0","id":1,"method":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
        #expect(try await RPCService().post(body).json?["error"]?["code"] == -32700)
    }

    @Test func `a batch over the limit executes nothing`() async throws {
        let service = try RPCService()
        let create = #"{"jsonrpc":"2.0","id":1,"method":"user.create","params":["Sarah","s@example.com"]}"#
        let batch = "[" + Array(repeating: create, count: 1_001).joined(separator: ",") + "]"
        let answer = try await service.post(batch).json
        #expect(answer?.array?.count == 1)
        #expect(answer?.array?[0]["error"]?["code"] == -32001)
        #expect(answer?.array?[0]["error"]?["data"]?["limit"] == 1_000)
        #expect(try await service.post(create).json?["result"]?["position"] == 1)
    }

    @Test func `the scope is judged after the method and before the params`() async throws {
        let service = try RPCService()
        #expect(try await service.call("no.such", [], scope: "users:read")["code"] == -32601)
        let refused = try await service.call("user.create", ["name": 1], scope: "users:read")
        #expect(refused["code"] == 1008)
        #expect(refused["data"] == ["type": "forbidden", "required_scope": "users:write"])
        #expect(try await service.call("user.create", ["name": 1])["code"] == -32602)
    }
}
