import CloudEventsHTTP
import Curl
import FoundationEssentials
import UserContract

/// Makes the HTTP request of an attempt. Body, ordering headers and `webhook-id` are those of what is sent; time, signature
/// and span are the attempt's own.
struct WebhookComposer: Sendable {
    let subscription: String
    let settings: Subscription.Settings
    let logID: UUID
    let replayID: UUID?
    let userAgent: String
    /// Who we are to a target that was asked for its consent: a DNS expression.
    let origin: String
    let policy: TargetPolicy
    let timeout: Duration

    func request(_ body: [UInt8], order: DeliveryOrder, trace: String?, at now: Timestamp) -> HTTPTransferRequest {
        let mediaType = settings.maxBatch > 1 ? CloudEventsMediaType.batch : .single
        var generator = SystemRandomNumberGenerator()
        let span = TraceParent(spanIn: trace.flatMap { TraceParent($0) }, using: &generator)
        var headers = [
            ("Content-Type", mediaType.contentType),
            ("User-Agent", userAgent),
            ("traceparent", span.text),
        ]
        headers += WebhookSignature.headers(
            id: order.webhookID, timestamp: now.microseconds / 1_000_000, body: body, secrets: settings.secrets)
        headers += order.headers
        if settings.verifies { headers.append((WebhookConsent.requestOrigin, origin)) }
        return transfer("POST", headers, body)
    }

    /// The handshake of CloudEvents' HTTP web hooks, section 4.1.
    func consentRequest() -> HTTPTransferRequest {
        transfer("OPTIONS", [("User-Agent", userAgent), (WebhookConsent.requestOrigin, origin)], [])
    }

    func order(for batch: DispatchBatch, head: Int64) -> DeliveryOrder {
        DeliveryOrder(
            log: logID, subscription: subscription, after: batch.after.position, afterEvent: batch.after.eventID,
            // The head may lag behind what another instance has read; it is never below what we send.
            through: batch.through.position, head: max(head, batch.through.position), replayID: replayID)
    }

    /// A parked event stands outside the order. It is named itself in the place of the event before it, because without
    /// positions all of a subscription's parked requests would have one and the same `webhook-id`.
    func order(for parked: ParkedDelivery, head: Int64) -> DeliveryOrder {
        DeliveryOrder(
            log: logID, subscription: subscription, after: nil, afterEvent: parked.event.eventID, through: nil,
            head: max(head, parked.position), replayID: replayID)
    }

    private func transfer(
        _ method: String, _ headers: [(String, String)], _ body: [UInt8]
    ) -> HTTPTransferRequest {
        HTTPTransferRequest(
            method: method, url: settings.url, headers: headers, body: body, timeout: timeout, policy: policy,
            caFile: settings.caFile, clientCertificateFile: settings.clientCertificateFile)
    }
}
