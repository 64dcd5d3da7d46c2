/// Hears what delivery does. Called from many tasks; must not block.
public protocol DeliveryObserver: Sendable {
    func observe(_ observation: DeliveryObservation)
}
