internal import JSON

extension OpenAPIOperation {
    static let service = [
        OpenAPIOperation(
            method: .get, path: "/health/live", id: "isLive", tag: .service, summary: "Whether the process answers",
            responses: [health("live")]),
        OpenAPIOperation(
            method: .get, path: "/health/ready", id: "isReady", tag: .service,
            summary: "Whether it can do its work: migrated, its database in reach, not too far behind, not stopping",
            responses: [
                health("ready"),
                .problem(503, ["not-ready"], "It cannot, and why.", headers: ["Retry-After"]),
            ]),
        OpenAPIOperation(
            method: .get, path: "/metrics", id: "getMetrics", tag: .service, summary: "Metrics for Prometheus",
            responses: [
                OpenAPIResponse(
                    200, "The text exposition format 0.0.4.", headers: ["X-Request-Id"], mediaType: "text/plain",
                    schema: OpenAPISchemas.text)
            ]),
        OpenAPIOperation(
            method: .get, path: "/openapi.json", id: "getDocument", tag: .service, summary: "This document",
            responses: [
                OpenAPIResponse(200, "OpenAPI 3.1.", headers: ["X-Request-Id"], schema: ["type": "object"])
            ]),
        OpenAPIOperation(
            method: .get, path: "/", id: "getExplorer", tag: .service, summary: "A page for people",
            responses: [
                OpenAPIResponse(
                    200, "HTML.", headers: ["X-Request-Id"], mediaType: "text/html", schema: OpenAPISchemas.text)
            ]),
    ]

    private static func health(_ status: String) -> OpenAPIResponse {
        OpenAPIResponse(
            200, "It is.", headers: ["X-Request-Id"],
            schema: OpenAPISchemas.object(required: ["status"], ["status": ["const": .string(status)]]),
            examples: ["it is": ["status": .string(status)]])
    }
}
