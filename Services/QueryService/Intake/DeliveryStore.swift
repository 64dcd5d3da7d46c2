public import QueryProjections
public import QueryReadModels

/// What the intake needs of the read models.
public protocol DeliveryStore: Sendable {
    /// Applies what is new of a delivery, whole or not at all.
    /// - Parameter raw: the delivery as it came.
    func apply(_ delivery: Delivery, raw: RawDelivery?) async throws(ApplyError) -> ApplyOutcome
    func checkpoint() async throws(ReadModelError) -> Checkpoint
}

extension ReadModels: DeliveryStore {}
