import CommandApplication
import CommandRPC
import FoundationEssentials
import JSON
import RPCTestSupport
import Testing
import UserContract

struct BatchTests {
    private let sarah = JSONValue.string("019cf2a1-7c2e-7b1a-9d3f-000000000001")
    private let bob = JSONValue.string("019cf2a1-7c2e-7b1a-9d3f-000000000002")

    private func outcomes(_ calls: [(String, JSONValue)], of service: RPCService) async throws -> [JSONValue?] {
        let batch = calls.enumerated().map { index, call -> JSONValue in
            ["jsonrpc": "2.0", "id": .integer(Int64(index)), "method": .string(call.0), "params": call.1]
        }
        let answers = try await service.post(JSONValue.array(batch).serialized()).json?.array ?? []
        #expect(answers.map { $0["id"] } == calls.indices.map { .integer(Int64($0)) })
        return answers.map { $0["result"]?["revision"] ?? $0["error"]?["code"] }
    }

    @Test func `calls that touch one user or e-mail are executed in request order`() async throws {
        let found = try await outcomes(
            [
                ("user.create", ["Sarah", "s@example.com", sarah]),
                ("user.changeName", [sarah, "Sara"]),
                ("user.create", ["Bob", "S@example.com", bob]),
                ("user.delete", [sarah, "r"]),
                ("user.create", ["Bob", "s@example.com", bob]),
                ("user.restore", [sarah, "r"]),
                ("user.changeEmail", [bob, "b@example.com"]),
                ("user.restore", [sarah, "r"]),
                ("user.changeName", [sarah, "Zara"]),
            ], of: RPCService())
        #expect(found == [1, 2, 1002, 3, 1, 1002, 2, 4, 5])
    }

    @Test func `a refused call does not touch its neighbours`() async throws {
        let found = try await outcomes(
            [
                ("user.create", ["Sarah", "s@example.com", sarah]), ("no.such", []), ("user.create", ["x"]),
                ("user.changeName", [bob, "x"]), ("user.create", ["Bob", "b@example.com", bob]),
            ], of: RPCService())
        #expect(found == [1, -32601, -32602, 1001, 1])
    }

    @Test func `the first of two calls with one command id is carried out, the other is compared with it`() async throws
    {
        let command = JSONValue.string(UUID.version7().text)
        let service = try RPCService()
        let found = try await outcomes(
            [
                ("user.create", ["name": "Sarah", "email": "s@example.com", "command_id": command]),
                ("user.create", ["name": "Other", "email": "o@example.com", "command_id": command]),
            ], of: service)
        #expect(found == [1, 1007])
    }

    @Test func `a read in a batch sees what the commands before it did, and nothing of those behind it`() async throws {
        let calls: [(String, JSONValue)] = [
            ("events.read", []), ("user.create", ["Sarah", "s@example.com", sarah]), ("events.read", []),
            ("user.create", ["Bob", "b@example.com", bob]), ("user.changeName", [sarah, "Sara"]), ("events.read", []),
        ]
        let batch = calls.enumerated().map { index, call -> JSONValue in
            ["jsonrpc": "2.0", "id": .integer(Int64(index)), "method": .string(call.0), "params": call.1]
        }
        let reply = try await RPCService().post(
            JSONValue.array(batch).serialized(), scope: "users:write events:read")
        let heads = [0, 2, 5].map { reply.json?.array?[$0]["result"]?["head_position"] }
        #expect(heads == [0, 1, 3])
    }

    @Test func `1,000 creates in one batch make 1,000 users`() async throws {
        let calls = (0..<1_000).map { ("user.create", ["Sarah", .string("s\($0)@example.com")] as JSONValue) }
        #expect(try await outcomes(calls, of: RPCService()) == Array(repeating: 1, count: 1_000))
    }
}
