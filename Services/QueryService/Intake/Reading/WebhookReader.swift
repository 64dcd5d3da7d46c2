import CloudEventsHTTP
import QueryProjections
import QueryReadModels
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
        let raw = RawDelivery(contentType: header("content-type") ?? "", body: body)
        // A replay that nobody here asked for may leave out events, and so be no delivery at all.
        if let replay = order.replayID { return .replay(replay, order, raw) }
        return .delivery(try DeliveryDecoder.delivery(order, raw), raw)
    }
}
