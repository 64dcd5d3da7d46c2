internal import JSON
internal import UserContract

extension OpenAPISchemas {
    static let user: JSONValue = {
        var schema =
            object(
                required: ["id", "name", "email", "status", "locale", "revision", "created_at", "updated_at"],
                [
                    "id": uuid,
                    "name": ["type": "string", "minLength": 1, "maxLength": .integer(Int64(UserName.limit))],
                    "email": ["type": "string", "minLength": 5, "maxLength": .integer(Int64(EmailAddress.limit))],
                    "status": status,
                    "locale": ["type": "string", "description": "A BCP 47 language tag."],
                    "revision": ordinal,
                    "created_at": time,
                    "updated_at": time,
                    "deleted_at": time,
                    "deleted_by": text,
                    "deletion_reason": text,
                ]
            ).object ?? [:]
        // Either none of them is there or all are.
        schema["dependentRequired"] = [
            "deleted_at": ["deleted_by", "deletion_reason"], "deleted_by": ["deleted_at"],
            "deletion_reason": ["deleted_at"],
        ]
        return .object(schema)
    }()
}
