internal import JSON
internal import ServiceKit

extension OpenAPIOperation {
    static let audit = [getUserHistory, listAudit]

    private static let getUserHistory = OpenAPIOperation(
        method: .get, path: "/users/{id}/history", id: "getUserHistory", tag: .audit,
        summary: "What happened to one user, oldest first", details: "Also of a user that is deleted.",
        scope: .auditRead,
        parameters: [.userID.with(examples: ["bob": OpenAPIStory.bobID])] + OpenAPIParameter.paging,
        responses: [
            OpenAPIResponse(
                200, "A page of entries.", headers: OpenAPIResponse.readHeaders + ["Link"],
                schema: OpenAPISchemas.reference("HistoryPage"),
                examples: ["bob": ["items": [OpenAPIStory.bobsCreation]]]),
            .invalidParameters, .notFound, .notYetConsistent,
        ])

    private static let listAudit = OpenAPIOperation(
        method: .get, path: "/audit", id: "listAudit", tag: .audit,
        summary: "What happened to all users, newest first",
        details: """
            Deleted users included. A filter that is not given does not take part. With `Accept: text/csv` or \
            `application/x-ndjson` every matching entry is streamed, from the cursor on if there is one; an export that \
            ends without its last chunk is not whole.
            """,
        scope: .auditRead,
        parameters: [
            OpenAPIParameter(
                "actor", "Who did it.", AuditParameters.textSchema, examples: ["who deleted her": "alice"]),
            OpenAPIParameter(
                "event_type", "What was done.", OpenAPISchemas.eventType,
                examples: ["who deleted her": "USER_DELETED"]),
            OpenAPIParameter(
                "user_id", "To whom.", OpenAPISchemas.uuidInput, examples: ["who deleted her": OpenAPIStory.saraID]),
            OpenAPIParameter("correlation_id", "What belongs together.", AuditParameters.textSchema),
            .time("from", "Then or later."),
            .time("to", "Before."),
            OpenAPIParameter(
                "limit",
                "Items of a page, at most \(PageSize.range.upperBound); rows of an export, without it all of them.",
                ["type": "integer", "format": "int64", "minimum": 1, "default": .integer(Int64(PageSize.standard))]),
            .cursor, .minimumPosition, .prefer,
        ],
        responses: [
            OpenAPIResponse(
                200, "A page of entries, or an export.",
                headers: OpenAPIResponse.readHeaders + ["Link", "Vary", "Content-Disposition"],
                schema: OpenAPISchemas.reference("AuditPage"), otherContent: exports,
                examples: ["who deleted her": ["items": [OpenAPIStory.sarasDeletion]]],
                links: [
                    "next": link("listAudit", ["cursor": "$response.body#/next_cursor"]),
                    "user": link("getUser", ["id": "$response.body#/items/0/user_id"]),
                ]),
            .invalidParameters,
            .problem(406, ["not-acceptable"], "None of the media types is accepted.", headers: ["Vary"]),
            .notYetConsistent,
        ])

    private static let exports: JSONObject = [
        AuditFormat.csv.rawValue: [
            "schema": [
                "type": "string",
                "description": .string(
                    "RFC 4180 in UTF-8 with the header line \(AuditRow.columns.joined(separator: ",")). Cells that a "
                        + "spreadsheet would compute have an apostrophe before them."),
            ]
        ],
        AuditFormat.ndjson.rawValue: [
            "schema": ["type": "string", "description": "One AuditEntry a line."]
        ],
    ]
}

extension AuditParameters {
    fileprivate static let textSchema: JSONValue = [
        "type": "string", "minLength": 1, "maxLength": .integer(Int64(textLimit)),
    ]
}
