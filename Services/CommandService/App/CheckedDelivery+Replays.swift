import CommandDelivery
import FoundationEssentials

extension CheckedDelivery: ReplayAdministration {
    func extent(of request: ReplayRequest) async throws(DeliveryAdministrationError) -> ReplayExtent {
        try await checked.extent(of: request)
    }

    func create(
        _ request: ReplayRequest, by actor: String
    ) async throws(DeliveryAdministrationError) -> ReplayStatus {
        try await checked.create(request, by: actor)
    }

    func replay(_ id: UUID) async throws(DeliveryAdministrationError) -> ReplayStatus {
        try await checked.replay(id)
    }

    func replays(before: UUID?, limit: Int) async throws(DeliveryAdministrationError) -> [ReplayStatus] {
        try await checked.replays(before: before, limit: limit)
    }

    func cancel(_ id: UUID) async throws(DeliveryAdministrationError) -> ReplayStatus {
        try await checked.cancel(id)
    }
}
