internal import CloudEventsHTTP
internal import JSON

/// The OpenAPI 3.1 document, made from what the routes use: limits, words, scopes, media types.
enum OpenAPIDocument {
    static let operations =
        OpenAPIOperation.users + OpenAPIOperation.audit + OpenAPIOperation.statistics + OpenAPIOperation.projections
        + OpenAPIOperation.deliveries + OpenAPIOperation.service

    static let json: JSONValue = [
        "openapi": "3.1.0",
        "info": [
            "title": "Hindsight Query Service",
            "version": "1.0.0",
            "description": """
            Answers about users, now and at any moment of the past, from read models that follow an event log. Every \
            GET may be a HEAD. Another method is a 405 problem with Allow, an unknown path a 404 problem. Times are \
            RFC 3339 in UTC with microseconds. Problems are judged in this order: 401, 403, 400, then min_position, \
            then the answer.
            """,
        ],
        "tags": .array(
            OpenAPITag.allCases.map { ["name": .string($0.rawValue), "description": .string($0.summary)] }),
        "paths": .object(paths),
        "webhooks": ["events": OpenAPIDelivery.webhook],
        "components": [
            "schemas": OpenAPISchemas.all,
            "headers": OpenAPIHeaders.all,
            "securitySchemes": [
                "bearer": [
                    "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
                    "description": "The scopes that an operation needs are listed with it.",
                ],
                "webhook": [
                    "type": "apiKey", "in": "header", "name": .string(WebhookHeader.signature),
                    "description": "Standard Webhooks: an HMAC with the secret that both services share.",
                ],
            ],
        ],
    ]

    private static let paths: JSONObject = {
        var paths = JSONObject()
        for operation in operations {
            var item = paths[operation.path]?.object ?? [:]
            item[operation.method.rawValue] = operation.json
            paths[operation.path] = .object(item)
        }
        return paths
    }()
}
