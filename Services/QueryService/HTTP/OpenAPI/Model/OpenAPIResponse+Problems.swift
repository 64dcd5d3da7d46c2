internal import JSON

extension OpenAPIResponse {
    /// - Parameter types: what `type` may be.
    static func problem(
        _ status: Int, _ types: [String], _ summary: String, headers: [String] = [], required: [String] = [],
        members: JSONObject = [:], examples: JSONObject = [:]
    ) -> OpenAPIResponse {
        OpenAPIResponse(
            status, summary, headers: headers + ["X-Request-Id"], mediaType: "application/problem+json",
            schema: OpenAPISchemas.problem(status, types, required: required, members), examples: examples)
    }

    /// Every problem of the parameters at once.
    static let invalidParameters = problem(
        400, ["invalid-parameters"], "Parameters are unknown, ill-formed, repeated or do not go together.",
        required: ["errors"],
        members: [
            "errors": [
                "type": "array", "minItems": 1,
                "items": OpenAPISchemas.object(
                    required: ["parameter", "detail"],
                    ["parameter": OpenAPISchemas.text, "detail": OpenAPISchemas.text]),
            ]
        ])

    static let unauthorized = problem(
        401, ["unauthorized"], "There is no token, or a bad one.", headers: ["WWW-Authenticate"])

    static let forbidden = problem(
        403, ["forbidden"], "The token lacks the scope.", headers: ["WWW-Authenticate"], required: ["required_scope"],
        members: ["required_scope": OpenAPISchemas.text])

    static let notFound = problem(404, ["not-found"], "There is or was none.", headers: ["hindsight-position"])

    static let notYetConsistent = problem(
        409, ["not-yet-consistent"], "The read models have not come to the position that was asked for.",
        headers: ["hindsight-position", "Retry-After", "Preference-Applied"],
        required: ["required_position", "position"],
        members: ["required_position": OpenAPISchemas.position, "position": OpenAPISchemas.position])

    static let userDeleted = problem(
        410, ["user-deleted"], "The user is, or was then, deleted: when, by whom, why, and what the user was.",
        headers: ["hindsight-position", "Memento-Datetime", "Preference-Applied"],
        required: ["deleted_at", "deleted_by", "deletion_reason", "user"],
        members: [
            "deleted_at": OpenAPISchemas.time, "deleted_by": OpenAPISchemas.text,
            "deletion_reason": OpenAPISchemas.text, "user": OpenAPISchemas.reference("User"),
        ])

    /// What any request may get, whatever it asks.
    static let ofEveryRequest = [
        problem(408, ["request-timeout"], "The request came too slowly; the connection ends."),
        problem(431, ["head-too-large"], "The request's head is too large; the connection ends."),
        problem(500, ["internal-error"], "A fault of the service, logged under the X-Request-Id."),
        problem(
            503, ["unavailable", "overloaded"], "The database is away, or there is too much to do.",
            headers: ["Retry-After"]),
    ]

    /// Headers of whatever the read models answer.
    static let readHeaders = ["hindsight-position", "X-Request-Id", "Cache-Control", "Preference-Applied"]
}
