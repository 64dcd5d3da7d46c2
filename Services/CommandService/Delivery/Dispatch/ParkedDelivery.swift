import FoundationEssentials
import UserContract

/// A parked event on its way after all, encoded. It stands outside the order.
struct ParkedDelivery: Sendable, Hashable {
    var event: RecordedEvent
    var body: [UInt8]

    var position: Int64 { event.position }
}
