import CloudEventsHTTP
import FoundationEssentials
import UserContract

/// A delivery that the Command Service never sent: the next event of the one user in the log, well made.
struct Forgery: Sendable {
    let order: DeliveryOrder
    let body: [UInt8]

    init(log: UUID, after event: RecordedEvent) throws {
        var next = event
        next.eventID = UUID()
        next.position += 1
        next.revision += 1
        next.timestamp = event.timestamp.advanced(byMicroseconds: 1)
        next.type = UserEventType.nameChanged.rawValue
        next.version = 1
        next.data = UserEventSchema.encode(.nameChanged(UserNameChanged(name: "Mallory", previousName: "Ada")))
        order = DeliveryOrder(
            log: log, subscription: "read-models", after: event.position, afterEvent: event.eventID,
            through: next.position, head: next.position)
        body = try CloudEventEncoder.batch([next])
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// - Parameter body: signed instead of its own.
    func headers(signedWith secret: WebhookSecret, at time: Timestamp, body: [UInt8]? = nil) -> [(String, String)] {
        [("Content-Type", CloudEventsMediaType.batch.contentType)] + order.headers
            + WebhookSignature.headers(
                id: order.webhookID, timestamp: time.microseconds / 1_000_000, body: body ?? self.body,
                secrets: [secret])
    }
}
