import CommandDelivery
import TestSupport

/// Keeps what delivery tells its operators.
struct CollectingObserver: DeliveryObserver {
    let observations = Watched<[DeliveryObservation]>([])

    func observe(_ observation: DeliveryObservation) {
        observations.update { $0.append(observation) }
    }

    @discardableResult
    func wait(for expected: DeliveryObservation) async throws -> [DeliveryObservation] {
        try await observations.wait { $0.contains(expected) }
    }

    func waitForState(_ state: SubscriptionState) async throws {
        try await observations.wait { seen in
            seen.contains { if case .stands(_, state, _) = $0 { true } else { false } }
        }
    }

    var attempts: [AttemptSummary] {
        observations.value.compactMap { if case .attempt(_, let summary) = $0 { summary } else { nil } }
    }
}
