internal import JSON
internal import ServiceKit

extension OpenAPIOperation {
    static let projections = [
        OpenAPIOperation(
            method: .get, path: "/projections", id: "listProjections", tag: .projections,
            summary: "How far the read models have come, and how a build goes", scope: .auditRead,
            responses: [
                OpenAPIResponse(
                    200, "Every projection.", headers: ["X-Request-Id", "Cache-Control", "hindsight-position"],
                    schema: OpenAPISchemas.reference("Projections"),
                    examples: ["story": ["items": [OpenAPIStory.projection]]]),
                .invalidParameters,
            ]),
        OpenAPIOperation(
            method: .get, path: "/projections/differences", id: "listDifferences", tag: .projections,
            summary: "What the last comparison with the log found",
            details: "Where they differ, not what the values are: those are personal.", scope: .auditRead,
            parameters: [.limit, .cursor],
            responses: [
                OpenAPIResponse(
                    200, "A page of differences.", headers: ["X-Request-Id", "Cache-Control"],
                    schema: OpenAPISchemas.reference("DifferencePage"), examples: ["none": ["items": []]]),
                .invalidParameters,
            ]),
        OpenAPIOperation(
            method: .post, path: "/projections/rebuild", id: "rebuild", tag: .projections,
            summary: "Build a fresh copy beside the live one and switch to it",
            details: "Filled by a replay of the log while the live copy answers and keeps up.",
            scope: .eventsReplay, responses: [started, .invalidParameters, refused("/projections/rebuild"), tooLarge]),
        OpenAPIOperation(
            method: .delete, path: "/projections/rebuild", id: "cancelBuild", tag: .projections,
            summary: "Cancel the build that runs", scope: .eventsReplay,
            responses: [
                OpenAPIResponse(
                    200, "What was cancelled.", headers: ["X-Request-Id"], schema: OpenAPISchemas.reference("Build")),
                .invalidParameters,
                conflict(
                    ["no-build-running"], "No build runs.", example: "nothing to cancel", OpenAPIStory.noBuild),
            ]),
        OpenAPIOperation(
            method: .post, path: "/projections/verify", id: "verify", tag: .projections,
            summary: "Compare the read models with the log, user by user", scope: .eventsReplay,
            body: [
                "required": false,
                "content": [
                    "application/json": [
                        "schema": OpenAPISchemas.object(
                            required: [],
                            ["repair": ["type": "boolean", "default": false, "description": "Mend what differs."]])
                    ]
                ],
            ],
            responses: [
                started, .problem(400, ["invalid-parameters", "bad-request"], "The body or a parameter is not valid."),
                refused("/projections/verify"), tooLarge,
            ]),
        OpenAPIOperation(
            method: .post, path: "/projections/rollback", id: "rollback", tag: .projections,
            summary: "Go back to the copy that was replaced", scope: .eventsReplay,
            responses: [
                started, .invalidParameters, tooLarge,
                conflict(
                    ["build-running", "no-previous-copy", "replay-not-configured"],
                    "A build runs, or there is no copy to go back to.", example: "not configured",
                    OpenAPIStory.noReplay("/projections/rollback")),
            ]),
    ]

    private static let started = OpenAPIResponse(
        202, "It has begun; GET /projections tells how it goes.", headers: ["X-Request-Id", "Location"],
        schema: OpenAPISchemas.reference("Build"))

    private static func refused(_ path: String) -> OpenAPIResponse {
        conflict(
            ["build-running", "replay-not-configured"],
            "A build runs, or this service does not know how to ask the Command Service for a replay.",
            example: "not configured", OpenAPIStory.noReplay(path))
    }

    private static let tooLarge = OpenAPIResponse.problem(
        413, ["content-too-large"], "The body is too large.", required: ["limit"],
        members: ["limit": OpenAPISchemas.count])

    private static func conflict(
        _ types: [String], _ summary: String, example: String, _ answer: JSONValue
    ) -> OpenAPIResponse {
        .problem(409, types, summary, examples: JSONObject(uniqueKeysWithValues: [(example, answer)]))
    }
}
