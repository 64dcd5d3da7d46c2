import CloudEventsHTTP
import QueryProjections
import UserContract

/// Requests into deliveries, checked in the order: signature, ordering headers, the id that binds them, body.
struct WebhookReader: Sendable {
    let secrets: [WebhookSecret]

    /// - Parameter header: the value of the request's header of that name.
    func read(
        header: (String) -> String?, body: [UInt8], now: Timestamp
    ) throws(IntakeRefusal) -> WebhookReading {
        let id = header(WebhookHeader.id)
        do {
            try WebhookSignature.verify(
                header: header(WebhookHeader.signature), id: id, timestamp: header(WebhookHeader.timestamp),
                body: body, secrets: secrets, now: now)
        } catch {
            throw .unauthorized("\(error)")
        }
        let order: DeliveryOrder
        do {
            order = try DeliveryOrder(headers: header)
        } catch {
            throw .malformed("\(error)")
        }
        guard order.webhookID == id else {
            throw .unauthorized("`\(WebhookHeader.id)` does not fit the ordering headers")
        }
        guard order.replayID == nil else { return .foreignReplay }
        return .delivery(try delivery(order, body: body, contentType: header("content-type") ?? ""))
    }

    private func delivery(
        _ order: DeliveryOrder, body: [UInt8], contentType: String
    ) throws(IntakeRefusal) -> Delivery {
        // The read models park nothing, so nobody parks for them.
        guard let after = order.after, let through = order.through else {
            throw .malformed("`\(DeliveryHeader.after)` and `\(DeliveryHeader.through)` are needed here")
        }
        let received: [CloudEvent]
        do {
            received = try CloudEventDecoder.decode(body, contentType: contentType)
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
