public import FoundationEssentials
internal import JSON
public import ReplayClient
internal import UserContract

/// The Command Service's replay endpoint.
public struct CommandServiceReplays: BuildReplays {
    /// What the Command Service calls the subscription that fills the read models.
    private static let subscription = "read-models"

    private let client: ReplayClient
    private let target: String?

    /// - Parameter target: where the replays are to be sent instead of to the subscription's own URL.
    public init(client: ReplayClient, target: String? = nil) {
        self.client = client
        self.target = target
    }

    public func order(
        _ id: UUID, from position: Int64, reason: String
    ) async throws(ServiceClientProblem) -> ReplayDocument {
        var body: JSONObject = [
            "subscription": .string(Self.subscription), "reason": .string(reason), "replay_id": .string(id.text),
            "from_position": .integer(position),
        ]
        body["target_url"] = target.map { .string($0) }
        return try await client.order(body)
    }

    public func replay(_ id: UUID) async throws(ServiceClientProblem) -> ReplayDocument {
        try await client.replay(id)
    }

    public func cancel(_ id: UUID) async throws(ServiceClientProblem) {
        _ = try await client.cancel(id)
    }
}
