import CloudEventsHTTP
import FoundationEssentials
public import QueryProjections
public import QueryReadModels

/// The bytes of a request into a delivery.
public enum DeliveryDecoder {
    /// A delivery that was kept as it came; nil when this program cannot read it.
    public static func delivery(_ kept: KeptDelivery) -> Delivery? {
        let order = DeliveryOrder(
            log: kept.log, subscription: "", after: kept.after, afterEvent: kept.afterEvent, through: kept.through,
            head: kept.head)
        return try? delivery(order, kept.raw)
    }

    static func delivery(_ order: DeliveryOrder, _ raw: RawDelivery) throws(IntakeRefusal) -> Delivery {
        // The read models park nothing, so nobody parks for them.
        guard let after = order.after, let through = order.through else {
            throw .malformed("`\(DeliveryHeader.after)` and `\(DeliveryHeader.through)` are needed here")
        }
        let received: [CloudEvent]
        do {
            received = try CloudEventDecoder.decode(raw.body, contentType: raw.contentType)
        } catch .contentType {
            throw .unsupportedMediaType
        } catch {
            throw .malformed("\(error)")
        }
        var events: [ProjectedEvent] = []
        events.reserveCapacity(received.count)
        for event in received {
            events.append(try ProjectedEvent(event))
        }
        do {
            return try Delivery(
                log: order.log, after: after, afterEvent: order.afterEvent, through: through, head: order.head,
                events: events)
        } catch {
            throw .malformed("\(error)")
        }
    }
}
