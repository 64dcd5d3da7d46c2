public import FoundationEssentials
internal import JSON
public import ReplayClient
internal import UserContract

/// Where the log is asked for again.
public protocol CheckReplays: Sendable {
    /// Orders the replay of a round, or finds it ordered.
    /// - Parameter rate: events per second at most.
    func order(_ id: UUID, rate: Int) async throws(ServiceClientProblem) -> ReplayDocument
    /// nil when there is none of this id.
    func find(_ id: UUID) async throws(ServiceClientProblem) -> ReplayDocument?
}

extension ReplayClient: CheckReplays {
    public func order(_ id: UUID, rate: Int) async throws(ServiceClientProblem) -> ReplayDocument {
        try await order([
            "subscription": "read-models", "reason": "Background check of the read models",
            "replay_id": .string(id.text), "rate_per_second": .integer(Int64(rate)),
        ])
    }

    public func find(_ id: UUID) async throws(ServiceClientProblem) -> ReplayDocument? {
        do {
            return try await replay(id)
        } catch .refused(_, status: 404, _) {
            return nil
        }
    }
}
