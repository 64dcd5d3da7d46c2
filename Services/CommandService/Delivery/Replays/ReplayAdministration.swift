public import FoundationEssentials

/// The port for those who order replays.
public protocol ReplayAdministration: Sendable {
    /// What the replay would send, without making it.
    func extent(of request: ReplayRequest) async throws(DeliveryAdministrationError) -> ReplayExtent

    /// Returns the one that exists when `replayID` was used before for the same request.
    func create(
        _ request: ReplayRequest, by actor: String
    ) async throws(DeliveryAdministrationError) -> ReplayStatus

    func replay(_ id: UUID) async throws(DeliveryAdministrationError) -> ReplayStatus

    /// Beginning with the latest, those made before `before`.
    func replays(before: UUID?, limit: Int) async throws(DeliveryAdministrationError) -> [ReplayStatus]

    /// What is under way ends with its request. One that has ended stays as it is.
    func cancel(_ id: UUID) async throws(DeliveryAdministrationError) -> ReplayStatus
}
