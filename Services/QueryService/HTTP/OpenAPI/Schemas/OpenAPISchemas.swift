internal import JSON
internal import UserContract

/// The Schema Objects that others refer to (JSON Schema 2020-12).
enum OpenAPISchemas {
    static let all: JSONValue = [
        "User": user, "UserPage": page(of: "User"), "HistoryEntry": entry(isOfKnownUser: true),
        "HistoryPage": page(of: "HistoryEntry"), "AuditEntry": entry(isOfKnownUser: false),
        "AuditPage": page(of: "AuditEntry"), "Statistics": statistics, "Projections": projections,
        "Projection": projection, "Build": build, "Difference": difference, "DifferencePage": page(of: "Difference"),
        "CloudEvent": cloudEvent, "Problem": problem,
    ]

    static func reference(_ name: String) -> JSONValue {
        ["$ref": .string("#/components/schemas/\(name)")]
    }

    /// An id in an answer.
    static let uuid: JSONValue = [
        "type": "string", "format": "uuid",
        "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
    ]
    /// An id in a request: any letter case.
    static let uuidInput: JSONValue = [
        "type": "string", "format": "uuid",
        "pattern": "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$",
    ]
    /// A time in an answer.
    static let time: JSONValue = [
        "type": "string", "format": "date-time",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{6}Z$",
    ]
    static let timeInput: JSONValue = ["type": "string", "format": "date-time"]
    static let position: JSONValue = ["type": "integer", "format": "int64", "minimum": 0]
    /// The position of an event, or a revision.
    static let ordinal: JSONValue = ["type": "integer", "format": "int64", "minimum": 1]
    static let count: JSONValue = ["type": "integer", "format": "int64", "minimum": 0]
    static let text: JSONValue = ["type": "string"]
    static let cursor: JSONValue = ["type": "string", "pattern": "^[A-Za-z0-9_-]+$"]

    static func oneOf(_ words: some Sequence<String>) -> JSONValue {
        ["type": "string", "enum": .array(words.map { .string($0) })]
    }

    static let eventType = oneOf(UserEventType.allCases.map(\.rawValue))
    static let status = oneOf(UserStatus.allCases.map(\.rawValue))

    /// An object with these members and no others.
    static func object(required: [String], _ properties: JSONObject) -> JSONValue {
        [
            "type": "object", "required": .array(required.map { .string($0) }), "properties": .object(properties),
            "additionalProperties": false,
        ]
    }

    /// `{items, next_cursor?}`.
    static func page(of name: String) -> JSONValue {
        object(
            required: ["items"],
            [
                "items": ["type": "array", "items": reference(name)],
                "next_cursor": [
                    "type": "string", "pattern": "^[A-Za-z0-9_-]+$",
                    "description": "Give it as cursor for the next page. Absent when there is none.",
                ],
            ])
    }
}
