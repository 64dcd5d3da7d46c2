public import CommandDelivery

/// A subscription of an ``InMemoryDeliveryAdministration``, with what went wrong with it.
public struct ManagedSubscription: Sendable {
    public var status: SubscriptionStatus
    /// The latest first.
    public var failures: [FailedAttempt]
    /// By position.
    public var parked: [ParkedEvent]

    public init(_ status: SubscriptionStatus, failures: [FailedAttempt] = [], parked: [ParkedEvent] = []) {
        self.status = status
        self.failures = failures
        self.parked = parked
    }

    /// The parked events that are meant: of a position's user all of them.
    func selected(_ selection: ParkedSelection) throws(DeliveryAdministrationError) -> [ParkedEvent] {
        switch selection {
        case .all:
            return parked
        case .position(let position):
            guard let event = parked.first(where: { $0.position == position }) else {
                throw .notFound("The event at position \(position) is not parked.")
            }
            return parked.filter { $0.aggregateID == event.aggregateID }
        }
    }
}
