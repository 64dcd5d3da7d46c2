import CommandApplication
import CommandRPC
import FoundationEssentials
import HTTPTypes
import JSON
import RPCTestSupport
import Testing
import UserContract

struct UserMethodsTests {
    @Test func `who, from where and in which trace is recorded with the event`() async throws {
        let store = InMemoryEventStore()
        let service = try RPCService(store: store)
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
        let service = try RPCService()
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
