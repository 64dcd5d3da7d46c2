import Fuzzing
import HTTPTypes
import RPCTestSupport
import Testing

/// Changed and damaged requests against the whole endpoint, a bounded number of them; `fuzz` does the same for as long as
/// one likes.
struct FuzzTests {
    @Test(.timeLimit(.minutes(5)), arguments: 0..<4 as Range<UInt64>)
    func `every request has a rightful answer or a rightful silence`(_ seed: UInt64) async throws {
        let service = try RPCService()
        let token = try await service.token(["users:write", "events:read", "delivery:admin"])
        let headers: HTTPFields = [.contentType: "application/json", .authorization: "Bearer \(token)"]
        var generator = RequestGenerator(bodies: try Conversation.requestBodies(), seed: seed)
        for _ in 0..<500 {
            let body = generator.next()
            let reply = try await service.post(body, scope: nil, headers: headers)
            let violation = AnswerProperties.violation(
                request: body, status: reply.status, answer: Array(reply.text.utf8))
            #expect(
                violation == nil,
                "\(String(decoding: body.prefix(2_000), as: UTF8.self))\nanswered: \(reply.text.prefix(2_000))")
        }
    }

    @Test(
        arguments: [
            (#"{"jsonrpc":"2.0","id":1,"method":"x"}"#, 500, "", "status 500"),
            (#"{"jsonrpc":"2.0","id":1,"method":"x"}"#, 200, "", "no answer"),
            (#"{"jsonrpc":"2.0","method":"x"}"#, 200, #"{"jsonrpc":"2.0","result":1,"id":null}"#, "a notification was"),
            (
                #"{"jsonrpc":"2.0","id":1.0,"method":"x"}"#, 200, #"{"jsonrpc":"2.0","result":1,"id":1}"#,
                "the id is not"
            ),
            (#"{"jsonrpc":"2.0","id":1,"method":"x"}"#, 200, #"{"jsonrpc":"2.0","id":1}"#, "not the members"),
            (#"{"jsonrpc":"2.0","id":1,"method":"x"}"#, 200, #"{"jsonrpc":"2.0","result":1,"id":1}}"#, "no JSON"),
            (
                #"{"jsonrpc":"2.0","id":1,"method":"x"}"#, 200,
                #"{"jsonrpc":"2.0","error":{"code":-32603,"message":"m","data":{"type":"t"}},"id":1}"#,
                "the error is -32603"
            ),
            ("[]", 200, "[]", "the answer is no"), ("[1]", 200, "[]", "0 responses instead of 1"),
            (
                "{", 200, #"{"jsonrpc":"2.0","error":{"code":-32600,"message":"m","data":{"type":"t"}},"id":null}"#,
                "error -32600 instead of -32700"
            ),
        ])
    func `a wrong answer is noticed`(request: String, status: Int, answer: String, told: String) {
        let violation = AnswerProperties.violation(
            request: Array(request.utf8), status: status, answer: Array(answer.utf8))
        #expect(violation?.contains(told) == true, "\(violation ?? "not noticed")")
    }
}
