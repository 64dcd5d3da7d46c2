internal import JSON
internal import QueryReadModels
internal import ServiceKit
internal import UserContract

extension OpenAPIOperation {
    static let users = [getUser, listUsers]

    private static let getUser = OpenAPIOperation(
        method: .get, path: "/users/{id}", id: "getUser", tag: .users, summary: "One user, now or at any moment",
        details: """
            Give at most one of `at`, `revision` and `position`; each is inclusive. An answer about the past can be \
            cached for ever once an event later than its moment has been applied.
            """,
        scope: .usersRead,
        parameters: [
            .userID.with(examples: [
                "bob": OpenAPIStory.bobID, "before the deletion": OpenAPIStory.saraID,
                "first revision": OpenAPIStory.saraID, "deleted": OpenAPIStory.saraID,
                "unknown": OpenAPIStory.nobodyID,
            ]),
            .time(
                "at", "The user as it was then. Digits of the second beyond six are cut; the future is now.",
                examples: ["before the deletion": "2026-03-15T15:47:05.999999Z"]),
            OpenAPIParameter(
                "revision", "The user as of this revision.", OpenAPISchemas.ordinal, examples: ["first revision": 1]),
            OpenAPIParameter(
                "position", "The user once the event at this position had been applied.", OpenAPISchemas.position),
            .minimumPosition, .prefer, .ifNoneMatch,
        ],
        responses: [
            OpenAPIResponse(
                200, "The user.", headers: OpenAPIResponse.readHeaders + ["ETag", "Memento-Datetime"],
                schema: OpenAPISchemas.reference("User"),
                examples: [
                    "bob": OpenAPIStory.bob, "before the deletion": OpenAPIStory.suspendedSara,
                    "first revision": OpenAPIStory.newSarah,
                ],
                links: ["history": link("getUserHistory", ["id": "$response.body#/id"])]),
            OpenAPIResponse(
                304, "The client has it already.",
                headers: OpenAPIResponse.readHeaders + ["ETag", "Memento-Datetime"]),
            .invalidParameters,
            .notFound.with(examples: ["unknown": OpenAPIStory.unknownUser]),
            .notYetConsistent,
            .userDeleted.with(examples: ["deleted": OpenAPIStory.goneSara]),
        ])

    private static let listUsers = OpenAPIOperation(
        method: .get, path: "/users", id: "listUsers", tag: .users, summary: "The directory, now or at any moment",
        details: "By `created_at`, and always with `at`, nothing repeats or is skipped while events arrive.",
        scope: .usersRead,
        parameters: [
            OpenAPIParameter(
                "email", "The whole address, in any letter case.", ["type": "string", "minLength": 1],
                examples: ["by e-mail": "BOB@example.com"]),
            OpenAPIParameter("name", "The whole name.", ["type": "string", "minLength": 1]),
            OpenAPIParameter("status", "What they may be, besides deleted.", OpenAPISchemas.status),
            OpenAPIParameter(
                "q", "Any part of the name or the e-mail, in any letter case.",
                [
                    "type": "string", "minLength": 1,
                    "maxLength": .integer(Int64(DirectoryParameters.searchLimit)),
                ], examples: ["then": "SAR"]),
            OpenAPIParameter(
                "deleted", "Whether deleted users are listed: not, alone, or among the others.",
                defaulting(OpenAPISchemas.oneOf(DeletedChoice.allCases.map(\.rawValue)), "false"),
                examples: ["the deleted": "true"]),
            .time("created_from", "Created then or later."),
            .time("created_to", "Created before."),
            .time(
                "at", "The directory as it was then.", examples: ["then": "2026-03-15T15:47:03Z"]),
            OpenAPIParameter(
                "sort", "`-` is descending. Names and e-mails sort by their lower-case form.",
                defaulting(
                    OpenAPISchemas.oneOf(
                        DirectorySort.Key.allCases.flatMap { [$0.rawValue, "-" + $0.rawValue] }), "created_at")),
        ] + OpenAPIParameter.paging,
        responses: [
            OpenAPIResponse(
                200, "A page of users.", headers: OpenAPIResponse.readHeaders + ["Link"],
                schema: OpenAPISchemas.reference("UserPage"),
                examples: [
                    "by e-mail": ["items": [OpenAPIStory.bob]], "the deleted": ["items": [OpenAPIStory.deletedSara]],
                    "then": ["items": [OpenAPIStory.movedSara]],
                ],
                links: [
                    "next": link("listUsers", ["cursor": "$response.body#/next_cursor"]),
                    "user": link("getUser", ["id": "$response.body#/items/0/id"]),
                ]),
            .invalidParameters, .notYetConsistent,
        ])

    static func link(_ operation: String, _ parameters: JSONObject) -> JSONValue {
        ["operationId": .string(operation), "parameters": .object(parameters)]
    }

    private static func defaulting(_ schema: JSONValue, _ value: JSONValue) -> JSONValue {
        var object = schema.object ?? [:]
        object["default"] = value
        return .object(object)
    }
}
