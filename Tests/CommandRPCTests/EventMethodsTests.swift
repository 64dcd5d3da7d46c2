import CommandApplication
import CommandRPC
import FoundationEssentials
import JSON
import RPCTestSupport
import Testing
import UserContract

struct EventMethodsTests {
    private let sarah: JSONValue = "019cf2a1-7c2e-7b1a-9d3f-000000000001"
    private let bob: JSONValue = "019cf2a1-7c2e-7b1a-9d3f-000000000002"

    /// Five events: Sarah is made, renamed and deleted, with Bob made and renamed between.
    private func service(store: InMemoryEventStore = InMemoryEventStore()) async throws -> RPCService {
        let service = try RPCService(store: store)
        for (method, params) in [
            ("user.create", ["Sarah", "s@example.com", sarah]), ("user.create", ["Bob", "b@example.com", bob]),
            ("user.changeName", [sarah, "Sara"]), ("user.changeName", [bob, "Rob"]), ("user.delete", [sarah, "r"]),
        ] as [(String, JSONValue)] {
            #expect(try await service.call(method, params)["revision"] != nil)
        }
        return service
    }

    private func positions(_ page: JSONValue) -> [Int64?] {
        (page["items"]?.array ?? []).map { $0["position"]?.integer }
    }

    private func problems(_ params: JSONValue) async throws -> [String] {
        let error = try await RPCService().call("events.read", params)
        #expect(error["code"] == -32602)
        return (error["data"]?["errors"]?.array ?? []).map {
            ($0["param"]?.string ?? "?") + " " + ($0["problem"]?.string ?? "?")
        }
    }

    @Test func `an event has the members of the contract, its data and metadata byte for byte`() async throws {
        let store = InMemoryEventStore()
        let id = UUID.version7()
        let (data, metadata) = (#"{ "z" : 1.0,"a":"é\u00e9\/", "a b":[ ] }"#, #"{"actor" :"x","command_id":null}"#)
        let event = NewEvent(
            eventID: .version7(), type: "USER_CREATED", version: 1, data: Array(data.utf8),
            metadata: Array(metadata.utf8))
        let request = AppendRequest(
            commandID: .version7(), fingerprint: [1], aggregateID: id, expectedRevision: 0,
            events: [event])
        guard case .appended(_, let timestamps) = try await store.append(request) else {
            Issue.record("not appended")
            return
        }
        let reply = try await RPCService(store: store).post(
            #"{"jsonrpc":"2.0","id":1,"method":"events.read"}"#, scope: "events:read")
        let expected = #"""
            {"jsonrpc":"2.0","result":{"items":[{"event_id":"\#(event.eventID.text)","aggregate_id":"\#(id.text)",\#
            "aggregate_type":"user","revision":1,"version":1,"position":1,"timestamp":"\#(timestamps[0].rfc3339)",\#
            "event_type":"USER_CREATED","data":\#(data),"metadata":\#(metadata)}],"head_position":1},"id":1}
            """#
        #expect(reply.text == expected)
    }

    @Test func `pages follow each other until there is no next position`() async throws {
        let service = try await service()
        let first = try await service.call("events.read", ["limit": 2])
        #expect(positions(first) == [1, 2])
        #expect(first["head_position"] == 5)
        #expect(first["next_after_position"] == 2)
        let rest = try await service.call("events.read", ["after_position": 2])
        #expect(positions(rest) == [3, 4, 5])
        #expect(rest["next_after_position"] == nil)
        let nothing = try await service.call("events.read", ["after_position": 9_223_372_036_854_775_807])
        #expect(nothing == ["items": [], "head_position": 5])
    }

    @Test func `every filter narrows`() async throws {
        let service = try await service()
        let all = try await service.call("events.read", [])
        let times = (all["items"]?.array ?? []).map { $0["timestamp"] ?? nil }
        for (params, expected) in [
            (["aggregate_id": sarah], [1, 3, 5]),
            (["aggregate_id": "019cf2a1-7c2e-7b1a-9d3f-00000000dead"], []),
            (["event_types": ["USER_NAME_CHANGED", "USER_DELETED", "USER_DELETED"]], [3, 4, 5]),
            (["event_types": ["USER_RESTORED"]], []),
            (["from": times[1], "to": times[3]], [2, 3]),
            (["from": times[1], "to": times[1]], []),
            (["aggregate_id": bob, "event_types": ["USER_NAME_CHANGED"], "from": times[0], "after_position": 2], [4]),
        ] as [(JSONValue, [Int64])] {
            let page = try await service.call("events.read", params)
            #expect(positions(page) == expected, "\(params.serialized())")
            #expect(page["head_position"] == 5)
        }
    }

    @Test func `params may come by position`() async throws {
        let service = try await service()
        let now: JSONValue = "2999-01-01T00:00:00+02:00"
        let params: JSONValue = [sarah, 1, "2026-01-01T00:00:00Z", now, ["USER_DELETED"], 7]
        #expect(positions(try await service.call("events.read", params)) == [5])
    }

    @Test func `every problem is told at once`() async throws {
        let found = try await problems([
            "aggregate_id": "7", "after_position": -1, "from": "yesterday", "to": 1, "event_types": ["USER_GONE"],
            "limit": 1_001, "type": "x",
        ])
        #expect(
            found == [
                "aggregate_id must be a UUID such as 019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f04",
                "after_position must be an integer of at least 0",
                "from must be an RFC 3339 time such as 2026-03-15T15:47:00Z", "to must be a string",
                "event_types [0] must be one of USER_CREATED, USER_NAME_CHANGED, USER_EMAIL_CHANGED, "
                    + "USER_STATUS_CHANGED, USER_DELETED, USER_RESTORED",
                "limit must be an integer from 1 to 1000", "type is not a param of this method",
            ])
        #expect(try await problems(["limit": 0]) == ["limit must be an integer from 1 to 1000"])
        #expect(try await problems(["event_types": []]) == ["event_types must name at least one event type"])
        #expect(
            try await problems(["from": "2026-03-15T15:47:01Z", "to": "2026-03-15T15:47:00Z", "limit": 0])
                == ["limit must be an integer from 1 to 1000", "to must not be before from"])
    }

    @Test func `it needs its own scope`() async throws {
        let error = try await service().call("events.read", [], scope: "users:write")
        #expect(error["code"] == 1008)
        #expect(error["data"]?["required_scope"] == "events:read")
        let command = try await service().call("user.create", ["Sarah", "x@example.com"], scope: "events:read")
        #expect(command["data"]?["required_scope"] == "users:write")
    }

    @Test(
        arguments: [
            (EventStoreError.overloaded(retryAfter: 2), "overloaded"),
            (.unavailable(retryAfter: 2, applied: .no), "unavailable"),
            (.unavailable(retryAfter: 2, applied: .unknown), "unavailable"),
        ])
    func `without the store a single call gets 503, a batch -32002, and nothing was applied`(
        error: EventStoreError, type: String
    ) async throws {
        let call = #"{"jsonrpc":"2.0","id":1,"method":"events.read"}"#
        let service = try RPCService(store: FailingEventStore(error: error))
        let single = try await service.post(call, scope: "events:read")
        #expect(single.status == 503)
        #expect(single.json?["type"] == .string(type))
        #expect(single.json?["applied"] == false)
        let batch = try await service.post("[\(call)]", scope: "events:read")
        #expect(batch.status == 200)
        let told = batch.json?.array?[0]["error"]
        #expect(told?["code"] == -32002)
        #expect(told?["data"] == ["type": .string(type), "retry_after": 2, "applied": false])
    }

    @Test func `a log that cannot be read is an internal error that tells nothing`() async throws {
        let service = try RPCService(store: FailingEventStore(error: .corrupt("event 7 is broken")))
        let reply = try await service.post(
            #"{"jsonrpc":"2.0","id":1,"method":"events.read"}"#, scope: "events:read")
        #expect(reply.json?["error"]?["code"] == -32603)
        #expect(!reply.text.contains("broken"))
    }
}
