internal import CloudEventsHTTP
internal import JSON

extension OpenAPIOperation {
    static let deliveries = [
        OpenAPIOperation(
            method: .post, path: "/webhooks/events", id: "receiveEvents", tag: .deliveries,
            summary: "Takes events in the log's order, all or nothing",
            details:
                "What it already has is compared and accepted again. It is signed; a token is neither needed nor read.",
            parameters: OpenAPIDelivery.headers, body: OpenAPIDelivery.body, responses: received,
            security: [["webhook": []]]),
        OpenAPIOperation(
            method: .options, path: "/webhooks/events", id: "consentToEvents", tag: .deliveries,
            summary: "The handshake before the first delivery (CloudEvents web hooks)",
            parameters: [
                OpenAPIParameter(
                    "WebHook-Request-Origin", in: .header, "Who wants to deliver.", OpenAPISchemas.text)
            ],
            responses: [
                OpenAPIResponse(
                    204, "It may.",
                    headers: ["X-Request-Id", "Allow", "WebHook-Allowed-Origin", "WebHook-Allowed-Rate"])
            ]),
    ]

    private static let received = [
        OpenAPIResponse(
            200, "The read models have every event of the request, from now on or since before.",
            headers: ["hindsight-position", "X-Request-Id"],
            schema: OpenAPISchemas.object(required: ["position"], ["position": OpenAPISchemas.position]),
            examples: ["story": ["position": 6]]),
        .problem(400, ["malformed"], "It is no delivery."),
        .problem(
            401, ["unauthorized"], "The signature or the webhook-id is bad or stale.", headers: ["WWW-Authenticate"]),
        .problem(
            409, ["position-mismatch", "log-diverged"],
            "It starts beyond what has been applied, or tells another history.", headers: ["hindsight-position"],
            required: ["position"], members: ["position": OpenAPISchemas.position]),
        .problem(
            413, ["content-too-large"], "The body is too large.", required: ["limit"],
            members: ["limit": OpenAPISchemas.count]),
        .problem(415, ["unsupported-media-type"], "It is signed and no CloudEvents.", headers: ["Accept-Post"]),
    ]
}
