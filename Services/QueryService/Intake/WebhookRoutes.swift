internal import CloudEventsHTTP
internal import HTTPTypes
internal import Hummingbird
internal import Logging
public import ServiceKit

/// `POST /webhooks/events`, and the handshake before it.
public struct WebhookRoutes<Store: DeliveryStore>: Sendable {
    /// Bytes that a delivery may have.
    public static var bodyLimit: Int { 4 << 20 }

    private let receiver: WebhookReceiver<Store>

    public init(receiver: WebhookReceiver<Store>) {
        self.receiver = receiver
    }

    public func add(to router: ServiceRouter) {
        router.post("/webhooks/events") { request, context in
            let body = try await request.bodyBytes(upTo: Self.bodyLimit, for: context)
            let answer = await receiver.receive(header: { request.headers.value(named: $0) }, body: body)
            if case .failed(let detail) = answer {
                context.logger.error("A delivery failed. \(detail)")
            }
            return try answer.response()
        }
        router.on("/webhooks/events", .options) { request, _ in
            Self.consent(to: request.headers)
        }
    }

    /// CloudEvents HTTP 1.1 Web Hooks, section 4: whoever asks may send, at any rate; what counts is the signature.
    static func consent(to headers: HTTPFields) -> Response {
        var answer: HTTPFields = [.allow: "OPTIONS, POST"]
        if let origin = headers.value(named: "webhook-request-origin") {
            answer[HTTPField.Name("WebHook-Allowed-Origin")!] = origin
            answer[HTTPField.Name("WebHook-Allowed-Rate")!] = "*"
        }
        return Response(status: .noContent, headers: answer)
    }
}

extension HTTPFields {
    /// The value of the first header of that name, which must be given once: a second value would not be the signed one.
    fileprivate func value(named name: String) -> String? {
        guard let name = HTTPField.Name(name) else { return nil }
        let values = self[values: name]
        return values.count == 1 ? values[0] : nil
    }
}
