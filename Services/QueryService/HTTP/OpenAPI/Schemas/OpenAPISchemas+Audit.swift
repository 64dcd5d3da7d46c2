internal import JSON

extension OpenAPISchemas {
    /// One event as the audit tells it.
    /// - Parameter isOfKnownUser: in the history of one user an entry does not say whose it is.
    static func entry(isOfKnownUser: Bool) -> JSONValue {
        var properties: JSONObject = isOfKnownUser ? [:] : ["user_id": uuid]
        let members: JSONObject = [
            "revision": ordinal,
            "position": ordinal,
            "event_type": eventType,
            "timestamp": time,
            "actor": ["type": "string", "description": "Who did it: the sub of the token."],
            "reason": ["type": "string", "description": "Why, as far as it was told."],
            "changes": [
                "type": "object",
                "description": "By field, what it was and what it became; null is a field that was not there.",
                "additionalProperties": object(
                    required: ["from", "to"],
                    ["from": ["type": ["string", "boolean", "null"]], "to": ["type": ["string", "boolean", "null"]]]),
            ],
            "correlation_id": text,
            "command_id": uuid,
            "ip": text,
            "user_agent": text,
        ]
        for member in members.members {
            properties[member.key] = member.value
        }
        let required = properties.keys.filter { !["reason", "ip", "user_agent"].contains($0) }
        return object(required: required, properties)
    }
}
