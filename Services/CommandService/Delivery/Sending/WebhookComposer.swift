import CloudEventsHTTP
import Curl
import FoundationEssentials
import UserContract

/// Makes the HTTP request of an attempt. Body, ordering headers and `webhook-id` are those of the batch; time, signature and
/// span are the attempt's own.
struct WebhookComposer: Sendable {
    let subscription: String
    let settings: Subscription.Settings
    let logID: UUID
    let userAgent: String
    let policy: TargetPolicy
    let timeout: Duration

    func request(for batch: DispatchBatch, order: DeliveryOrder, at now: Timestamp) -> HTTPTransferRequest {
        let mediaType = settings.maxBatch > 1 ? CloudEventsMediaType.batch : .single
        var generator = SystemRandomNumberGenerator()
        let span = TraceParent(spanIn: batch.traceparent.flatMap { TraceParent($0) }, using: &generator)
        var headers = [
            ("Content-Type", mediaType.contentType),
            ("User-Agent", userAgent),
            ("traceparent", span.text),
        ]
        headers += WebhookSignature.headers(
            id: order.webhookID, timestamp: now.microseconds / 1_000_000, body: batch.body, secrets: settings.secrets)
        headers += order.headers
        return HTTPTransferRequest(
            method: "POST", url: settings.url, headers: headers, body: batch.body, timeout: timeout, policy: policy)
    }

    func order(for batch: DispatchBatch, head: Int64) -> DeliveryOrder {
        DeliveryOrder(
            log: logID, subscription: subscription, after: batch.after.position, afterEvent: batch.after.eventID,
            // The head may lag behind what another instance has read; it is never below what we send.
            through: batch.through.position, head: max(head, batch.through.position))
    }
}
