import CommandApplication
import CommandDelivery

/// What an operator's call does once its params are in order.
struct DeliveryCall: Sendable {
    /// Nil: all of them.
    let subscription: String?
    /// What can be said when the store went away meanwhile: a change may have been made all the same.
    let applied: Applied
    /// Gives the result's JSON text.
    let carryOut: @Sendable () async throws(DeliveryAdministrationError) -> [UInt8]

    static func reading(
        _ subscription: String?, _ carryOut: @escaping @Sendable () async throws(DeliveryAdministrationError) -> [UInt8]
    ) -> DeliveryCall {
        DeliveryCall(subscription: subscription, applied: .no, carryOut: carryOut)
    }

    static func changing(
        _ subscription: String, _ carryOut: @escaping @Sendable () async throws(DeliveryAdministrationError) -> [UInt8]
    ) -> DeliveryCall {
        DeliveryCall(subscription: subscription, applied: .unknown, carryOut: carryOut)
    }
}
