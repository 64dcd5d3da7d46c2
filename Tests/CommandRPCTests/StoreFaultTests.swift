import CommandApplication
import CommandRPC
import HTTPTypes
import JSON
import RPCTestSupport
import Testing

struct StoreFaultTests {
    private let call = #"{"jsonrpc":"2.0","id":1,"method":"user.create","params":["Sarah","s@example.com"]}"#
    private let notification = #"{"jsonrpc":"2.0","method":"user.create","params":["Sarah","s@example.com"]}"#

    @Test(
        arguments: [
            (EventStoreError.overloaded(retryAfter: 2), "overloaded", JSONValue.bool(false)),
            (.unavailable(retryAfter: 2, applied: .no), "unavailable", false),
            (.unavailable(retryAfter: 2, applied: .unknown), "unavailable", "unknown"),
        ])
    func `a single call gets 503, a batch -32002, with the same members`(
        error: EventStoreError, type: String, applied: JSONValue
    ) async throws {
        let service = try RPCService(store: FailingEventStore(error: error))
        let single = try await service.post(call)
        #expect(single.status == 503)
        #expect(single.headers[.retryAfter] == "2")
        #expect(single.headers[.contentType] == "application/problem+json")
        #expect(single.json?["type"] == .string(type))
        #expect(single.json?["retry_after"] == 2)
        #expect(single.json?["applied"] == applied)

        let batch = try await service.post("[\(call)]")
        #expect(batch.status == 200)
        let told = batch.json?.array?[0]["error"]
        #expect(told?["code"] == -32002)
        #expect(told?["data"] == ["type": .string(type), "retry_after": 2, "applied": applied])
    }

    @Test func `a notification is not answered even then`() async throws {
        let service = try RPCService(store: FailingEventStore(error: .overloaded(retryAfter: 2)))
        let reply = try await service.post(notification)
        #expect(reply.status == 200)
        #expect(reply.text == "")
    }

    @Test func `a log that cannot be read is an internal error that tells nothing`() async throws {
        let service = try RPCService(store: FailingEventStore(error: .corrupt("event 7 is broken")))
        let reply = try await service.post(
            #"{"jsonrpc":"2.0","id":1,"method":"user.changeName","params":["019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f04","x"]}"#
        )
        #expect(reply.status == 200)
        #expect(reply.json?["error"]?["code"] == -32603)
        #expect(!reply.text.contains("broken"))
    }
}
