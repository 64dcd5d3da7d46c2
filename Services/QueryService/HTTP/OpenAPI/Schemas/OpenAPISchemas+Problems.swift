internal import JSON

extension OpenAPISchemas {
    /// RFC 9457.
    static let problem: JSONValue = [
        "type": "object",
        "required": ["type", "title", "status"],
        "properties": [
            "type": [
                "type": "string", "format": "uri-reference", "pattern": "^[a-z][a-z-]*$",
                "description": "The same for every problem of a kind: compare this.",
            ],
            "title": ["type": "string", "description": "The same sentence for every problem of a type."],
            "status": ["type": "integer", "minimum": 400, "maximum": 599],
            "detail": ["type": "string", "description": "A sentence about this occurrence."],
            "instance": ["type": "string", "description": "The request's path."],
        ],
    ]

    /// A problem of one of these types, with these members more.
    static func problem(
        _ status: Int, _ types: [String], required: [String] = [], _ members: JSONObject = [:]
    ) -> JSONValue {
        var properties: JSONObject = ["type": oneOf(types), "status": ["const": .integer(Int64(status))]]
        for member in members.members {
            properties[member.key] = member.value
        }
        return [
            "allOf": [
                reference("Problem"),
                ["required": .array(required.map { .string($0) }), "properties": .object(properties)],
            ]
        ]
    }
}
