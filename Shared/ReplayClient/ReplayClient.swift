public import FoundationEssentials
public import JSON
internal import UserContract

/// The Command Service's replay endpoint, asked over HTTP.
public struct ReplayClient: Sendable {
    private let service: ServiceClient

    public init(_ service: ServiceClient) {
        self.service = service
    }

    public func order(_ body: JSONObject) async throws(ServiceClientProblem) -> ReplayDocument {
        try document(await service.send("POST", "/webhooks/replay", .object(body)))
    }

    /// A dry run's answer.
    public func measure(_ body: JSONObject) async throws(ServiceClientProblem) -> JSONValue {
        try await service.send("POST", "/webhooks/replay", .object(body))
    }

    public func replay(_ id: UUID) async throws(ServiceClientProblem) -> ReplayDocument {
        try document(await service.send("GET", "/webhooks/replays/\(id.text)"))
    }

    public func cancel(_ id: UUID) async throws(ServiceClientProblem) -> ReplayDocument {
        try document(await service.send("DELETE", "/webhooks/replays/\(id.text)"))
    }

    /// The latest ones.
    public func replays() async throws(ServiceClientProblem) -> [ReplayDocument] {
        let page = try await service.send("GET", "/webhooks/replays?limit=100")
        return (page["items"]?.array ?? []).compactMap(ReplayDocument.init)
    }

    private func document(_ value: JSONValue) throws(ServiceClientProblem) -> ReplayDocument {
        guard let document = ReplayDocument(value) else { throw .unexpected(service: "the Command Service") }
        return document
    }
}
