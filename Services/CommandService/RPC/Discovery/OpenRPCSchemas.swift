import JSON
import UserContract

/// The shapes of results (JSON Schema, draft 07).
enum OpenRPCSchemas {
    static let all: JSONValue = [
        "CommandAnswer": commandAnswer, "Event": event, "EventPage": eventPage, "RecordedEvent": recordedEvent,
        "Subscription": subscription, "SubscriptionList": list(of: "Subscription", isPaged: false),
        "RevealedSubscription": revealedSubscription, "FailedAttempt": failedAttempt,
        "FailureList": list(of: "FailedAttempt", isPaged: false), "ParkedEvent": parkedEvent,
        "ParkedEventPage": list(of: "ParkedEvent", isPaged: true), "ParkedCount": parkedCount,
    ]

    private static let commandAnswer: JSONValue = [
        "type": "object",
        "required": ["user_id", "revision", "duplicate", "events"],
        "properties": [
            "user_id": uuid,
            "revision": ["type": "integer", "minimum": 0],
            "position": [
                "type": "integer", "minimum": 1,
                "description": "Give it to a query as min_position to read this write. Absent in a dry run.",
            ],
            "duplicate": ["type": "boolean", "description": "The first answer to a repeated command_id."],
            "dry_run": ["type": "boolean", "description": "True when nothing was appended."],
            "unchecked": [
                "type": "array", "items": ["type": "string"],
                "description": "Rules that a dry run on an earlier state cannot judge.",
            ],
            "events": ["type": "array", "items": ["$ref": "#/components/schemas/Event"]],
        ],
    ]

    private static let event: JSONValue = [
        "type": "object",
        "required": ["event_type", "revision", "version", "data"],
        "properties": [
            "event_id": uuid,
            "event_type": eventType,
            "revision": ["type": "integer", "minimum": 1],
            "position": ["type": "integer", "minimum": 1],
            "version": ["type": "integer", "minimum": 1, "description": "The schema version of data."],
            "timestamp": ["type": "string", "format": "date-time"],
            "data": ["type": "object"],
        ],
    ]

    static let eventType: JSONValue = [
        "type": "string", "enum": .array(UserEventType.allCases.map { .string($0.rawValue) }),
    ]

    static let uuid: JSONValue = ["type": "string", "format": "uuid"]

    static let time: JSONValue = ["type": "string", "format": "date-time"]

    static func list(of schema: String, isPaged: Bool) -> JSONValue {
        var properties: JSONObject = [
            "items": ["type": "array", "items": ["$ref": .string("#/components/schemas/\(schema)")]]
        ]
        if isPaged {
            properties["next_cursor"] = [
                "type": "string", "description": "Give it as cursor for the next page. Absent when there is none.",
            ]
        }
        return ["type": "object", "required": ["items"], "properties": .object(properties)]
    }
}
