import FoundationEssentials
import JSON
import UserContract

/// Users whose events deliveries are tested with.
enum Population {
    /// Creates so many users, one event each, and returns the ids of their events in the log's order.
    @discardableResult
    static func create(
        _ count: Int, prefix: String = "user", _ client: HTTPClient
    ) async throws -> [UUID] {
        let calls = (0..<count).map { number in
            HTTPClient.call(
                "user.create",
                ["name": .string("\(prefix) \(number)"), "email": .string("\(prefix)-\(number)@example.com")],
                id: Int64(number))
        }
        let answers = try await client.post("/rpc", JSONValue.array(calls).serialized()).json?.array ?? []
        let events = answers.compactMap { RPCAnswer(json: $0).events.first }
        guard events.count == count else { throw HarnessProblem("not all users were created") }
        return events.sorted { ($0["position"]?.integer ?? 0) < ($1["position"]?.integer ?? 0) }
            .compactMap { $0["event_id"]?.string.flatMap { UUID(text: $0) } }
    }
}
