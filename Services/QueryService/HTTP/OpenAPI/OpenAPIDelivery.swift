internal import CloudEventsHTTP
internal import JSON

/// One delivery, as this service takes it and as every subscriber of the Command Service gets it.
enum OpenAPIDelivery {
    static let headers = [
        header(
            WebhookHeader.id, "Stays the same when the request is repeated.",
            ["type": "string", "pattern": "^msg_[0-9a-f]{32}$"]),
        header(
            WebhookHeader.timestamp, "Unix seconds of this attempt; five minutes are too old.", OpenAPISchemas.count),
        header(
            WebhookHeader.signature, "`v1,` and the base64 of the HMAC-SHA256 of `{id}.{timestamp}.{body}`.",
            OpenAPISchemas.text),
        header(DeliveryHeader.subscription, "The subscription's name.", OpenAPISchemas.text),
        header(DeliveryHeader.log, "The event log.", OpenAPISchemas.uuid),
        header(DeliveryHeader.after, "The position that the receiver must have.", OpenAPISchemas.position),
        header(
            DeliveryHeader.afterEvent, "Id of the last event at or below it.", OpenAPISchemas.uuid, isRequired: false),
        header(DeliveryHeader.through, "The position that the receiver has afterwards.", OpenAPISchemas.position),
        header(DeliveryHeader.head, "The log's last position when this was sent.", OpenAPISchemas.position),
        header(DeliveryHeader.replayID, "Only of a replay.", OpenAPISchemas.uuid, isRequired: false),
    ]

    static let body: JSONValue = [
        "required": true,
        "content": [
            CloudEventsMediaType.batch.rawValue: [
                "schema": ["type": "array", "minItems": 1, "items": OpenAPISchemas.reference("CloudEvent")],
                "examples": ["story": ["value": .array(OpenAPIStory.events)]],
            ],
            CloudEventsMediaType.single.rawValue: ["schema": OpenAPISchemas.reference("CloudEvent")],
        ],
    ]

    /// The Path Item Object of `webhooks`: what a subscriber must be ready for, and what its answers do.
    static let webhook: JSONValue = [
        "post": [
            "operationId": "deliverEvents",
            "tags": [.string(OpenAPITag.deliveries.rawValue)],
            "summary": "What the Command Service sends to any subscriber",
            "security": [["webhook": []]],
            "parameters": .array(headers.map(\.json)),
            "requestBody": body,
            "responses": [
                "2XX": ["description": "The next events follow."],
                "409": [
                    "description": """
                    With type `position-mismatch` and a position the delivery goes on from there; with `log-diverged` \
                    it stops until an operator looks.
                    """
                ],
                "410": ["description": "The subscription is paused."],
                "429": ["description": "Repeated after Retry-After."],
                "4XX": ["description": "The bad event is looked for; it is put aside or holds the others up."],
                "5XX": ["description": "Repeated, later and later, without end."],
            ],
        ]
    ]

    private static func header(
        _ name: String, _ summary: String, _ schema: JSONValue, isRequired: Bool = true
    ) -> OpenAPIParameter {
        OpenAPIParameter(name, in: .header, summary, schema, isRequired: isRequired)
    }
}
