public import FoundationEssentials
public import ReplayClient

/// What a build needs of the Command Service.
public protocol BuildReplays: Sendable {
    /// Orders a replay of the read models' events to this service; the same id again is the same replay.
    func order(_ id: UUID, from position: Int64, reason: String) async throws(ServiceClientProblem) -> ReplayDocument
    func replay(_ id: UUID) async throws(ServiceClientProblem) -> ReplayDocument
    func cancel(_ id: UUID) async throws(ServiceClientProblem)
}
