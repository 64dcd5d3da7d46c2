internal import JSON
internal import UserContract

extension OpenAPISchemas {
    static let statistics = object(
        required: ["users", "days", "events"],
        [
            "users": counts(
                UserStatus.allCases.map(\.rawValue) + ["deleted"],
                "Users that are not deleted by status, and how many are deleted."),
            "days": [
                "type": "array",
                "description": "Ascending; UTC days on which a user was created or deleted.",
                "items": object(
                    required: ["day", "created", "deleted"],
                    ["day": ["type": "string", "format": "date"], "created": count, "deleted": count]),
            ],
            "events": counts(UserEventType.allCases.map(\.rawValue), "Events by type."),
        ])

    private static func counts(_ names: [String], _ summary: String) -> JSONValue {
        var schema =
            object(required: names, JSONObject(uniqueKeysWithValues: names.map { ($0, count) })).object ?? [:]
        schema["description"] = .string(summary)
        return .object(schema)
    }
}
