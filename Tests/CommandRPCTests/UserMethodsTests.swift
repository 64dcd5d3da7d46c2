import CommandApplication
import CommandRPC
import FoundationEssentials
import HTTPTypes
import JSON
import Testing
import UserContract

struct UserMethodsTests {
    private static let id = "019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f04"
    private let id = JSONValue.string(Self.id)
    private let noon = Timestamp(rfc3339: "2026-03-15T12:00:00Z")!

    private func service(withSarah: Bool = true, store: InMemoryEventStore? = nil) async throws -> RPCService {
        let noon = noon
        let service = try RPCService(store: store ?? InMemoryEventStore(clock: { noon }))
        if withSarah {
            _ = try await service.call("user.create", ["name": "Sarah", "email": "sarah@example.com", "user_id": id])
        }
        return service
    }

    @Test func `an answer is that of the contract to the byte, its event's data as stored`() async throws {
        let reply = try await service(withSarah: false).post(
            #"{"jsonrpc":"2.0","id":1,"method":"user.create","params":{"email":" sarah@example.com ","name":"Sarah","user_id":"\#(Self.id)"}}"#
        )
        let eventID = reply.json?["result"]?["events"]?.array?[0]["event_id"]?.string ?? "?"
        #expect(UUID(text: eventID) != nil)
        #expect(
            reply.text
                == #"{"jsonrpc":"2.0","result":{"user_id":"\#(Self.id)","revision":1,"position":1,"duplicate":false,"events":["#
                + #"{"event_id":"\#(eventID)","event_type":"USER_CREATED","revision":1,"position":1,"version":2,"#
                + #""timestamp":"2026-03-15T12:00:00.000000Z","#
                + #""data":{"name":"Sarah","email":"sarah@example.com","status":"active","locale":"en"}}]},"id":1}"#)
    }

    @Test func `every method works by name and by position alike`() async throws {
        let byName = try await service()
        let byPosition = try await service()
        let calls: [(String, JSONValue, JSONValue, JSONValue)] = [
            (
                "user.changeName", ["user_id": id, "name": "Sara"], [id, "Sara"],
                ["name": "Sara", "previous_name": "Sarah"]
            ),
            (
                "user.changeEmail", ["email": "sara@example.com", "user_id": id], [id, "sara@example.com"],
                ["email": "sara@example.com", "previous_email": "sarah@example.com"]
            ),
            (
                "user.changeStatus", ["user_id": id, "status": "suspended", "reason": "r"], [id, "suspended", "r"],
                ["status": "suspended", "previous_status": "active", "reason": "r"]
            ),
            ("user.delete", ["user_id": id, "reason": "r"], [id, "r"], ["deleted_by": "alice", "reason": "r"]),
            ("user.restore", ["user_id": id, "reason": "r"], [id, "r"], ["restored_by": "alice", "reason": "r"]),
        ]
        for (revision, (method, named, positional, data)) in zip(Int64(2)..., calls) {
            for answer in [
                try await byName.call(method, named), try await byPosition.call(method, positional),
            ] {
                #expect(answer["revision"] == .integer(revision), "\(method)")
                #expect(answer["events"]?.array?.first?["data"] == data, "\(method)")
            }
        }
    }

    @Test func `each refusal has the contract's code and data`() async throws {
        let service = try await service()
        let other = JSONValue.string(UUID.version7().text)
        _ = try await service.call("user.create", ["name": "Bob", "email": "bob@example.com", "user_id": other])
        func expect(_ code: Int64, _ data: JSONValue, _ method: String, _ params: JSONValue) async throws {
            let error = try await service.call(method, params)
            #expect(error["code"]?.integer == code, "\(method)")
            #expect(error["data"] == data, "\(method)")
        }
        let nobody = JSONValue.string(UUID.version7().text)
        try await expect(1001, ["type": "user_not_found", "user_id": nobody], "user.changeName", [nobody, "x"])
        try await expect(
            1002, ["type": "email_taken", "email": "SARAH@example.com"], "user.changeEmail",
            [other, "SARAH@example.com"])
        try await expect(1004, ["type": "user_exists", "user_id": id], "user.create", ["x", "x@example.com", id])
        try await expect(1005, ["type": "user_not_deleted", "user_id": id], "user.restore", [id, "r"])
        try await expect(
            1006, ["type": "revision_conflict", "expected_revision": 7, "actual_revision": 1], "user.changeName",
            ["user_id": id, "name": "x", "expected_revision": 7])
        _ = try await service.call("user.delete", [id, "r"])
        try await expect(1003, ["type": "user_deleted", "user_id": id], "user.changeName", [id, "x"])
    }

    @Test func `a command id makes a repeat harmless, by name or by position`() async throws {
        let service = try await service()
        let command = JSONValue.string(UUID.version7().text)
        let first = try await service.call("user.changeName", ["user_id": id, "name": "Sara", "command_id": command])
        let repeated = try await service.call("user.changeName", [id, " Sara ", command])
        #expect(first["duplicate"] == false)
        #expect(repeated["duplicate"] == true)
        #expect(repeated["events"] == first["events"])
        let other = try await service.call("user.changeName", ["user_id": id, "name": "Zara", "command_id": command])
        #expect(other["code"] == 1007)
        #expect(other["data"] == ["type": "command_id_reused", "command_id": command])
    }

    @Test func `what changes nothing succeeds without events`() async throws {
        let answer = try await service().call("user.changeName", [id, "Sarah"])
        #expect(answer["events"] == [])
        #expect(answer["revision"] == 1)
        #expect(answer["position"] == 1)
    }

    @Test func `a dry run tells what would be appended and appends nothing`() async throws {
        let service = try await service()
        let dry = try await service.call(
            "user.delete", ["user_id": id, "reason": "r", "dry_run": true, "at": "2026-03-15T13:00:00+01:00"])
        #expect(dry["dry_run"] == true)
        #expect(dry["position"] == nil)
        #expect(dry["unchecked"] == ["email_taken"])
        let event = dry["events"]?.array?.first
        #expect(event?["event_type"] == "USER_DELETED")
        #expect(event?["event_id"] == nil)
        let before = try await service.call(
            "user.delete", ["user_id": id, "reason": "r", "dry_run": true, "at_revision": 0])
        #expect(before["code"] == 1001)
        let email = try await service.call(
            "user.changeEmail", ["user_id": id, "email": "x@example.com", "dry_run": true, "at_revision": 1])
        #expect(email["unchecked"] == ["email_taken"])
        let unknown = try await service.call(
            "user.delete", ["user_id": id, "reason": "r", "dry_run": true, "at_revision": 9])
        #expect(unknown["code"] == -32602)
        #expect(unknown["data"]?["errors"]?.array?.first?["param"] == "at_revision")
        #expect(try await service.call("user.changeName", [id, "Sara"])["revision"] == 2)
    }

    @Test func `who, from where and in which trace is recorded with the event`() async throws {
        let store = InMemoryEventStore()
        let service = try await service(withSarah: false, store: store)
        let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        _ = try await service.post(
            #"{"jsonrpc":"2.0","id":1,"method":"user.create","params":{"name":"S","email":"s@example.com","correlation_id":"c-1"}}"#,
            headers: [
                HTTPField.Name("traceparent")!: trace, .userAgent: "curl/8 " + String(repeating: "x", count: 300),
            ])
        let metadata = try await store.read(after: 0, through: 1, limit: 1)[0].eventMetadata()
        #expect(metadata.actor == "alice")
        #expect(metadata.ip == "192.0.2.7")
        #expect(metadata.userAgent == "curl/8 " + String(repeating: "x", count: 249))
        #expect(metadata.traceparent == trace)
        #expect(metadata.correlationID == "c-1")
    }

    @Test func `64 creates at once with one e-mail make one user`() async throws {
        let service = try await service(withSarah: false)
        let codes = try await withThrowingTaskGroup(of: Int64?.self) { group in
            for index in 0..<64 {
                group.addTask {
                    let email = index.isMultiple(of: 2) ? "sarah@example.com" : "Sarah@Example.COM"
                    return try await service.call("user.create", ["Sarah", .string(email)])["code"]?.integer
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.filter { $0 == nil }.count == 1)
        #expect(codes.filter { $0 == 1002 }.count == 63)
    }
}
