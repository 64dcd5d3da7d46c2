import CommandDelivery
import JSON

extension OpenRPCSchemas {
    static let subscription = subscription(more: [:])

    static let revealedSubscription = subscription(more: [
        "secret": [
            "type": "string", "description": "Signs the requests; shown this once. Absent for mail, which has none.",
        ]
    ])

    private static func subscription(more: JSONObject) -> JSONValue {
        var properties = subscriptionMembers
        for member in more.members {
            properties[member.key] = member.value
        }
        return [
            "type": "object",
            "required": [
                "name", "url", "state", "state_since", "position", "lag_events", "lag_seconds", "max_batch",
                "on_poison", "parked_users",
            ],
            "properties": .object(properties),
        ]
    }

    private static let subscriptionMembers: JSONObject = [
        "name": SubscriptionName.schema,
        "url": ["type": "string", "format": "uri"],
        "state": ["type": "string", "enum": .array(SubscriptionState.allCases.map { .string($0.rawValue) })],
        "state_since": time,
        "position": [
            "type": "integer", "minimum": 0,
            "description": "Every event up to here has been delivered, passed over or parked.",
        ],
        "lag_events": ["type": "integer", "minimum": 0],
        "lag_seconds": [
            "type": "number", "minimum": 0, "description": "The age of the oldest event that has not been dealt with.",
        ],
        "event_types": ["type": "array", "items": eventType, "description": "Absent: all."],
        "max_batch": ["type": "integer", "minimum": 1],
        "on_poison": ["type": "string", "enum": .array(PoisonPolicy.allCases.map { .string($0.rawValue) })],
        "parked_users": ["type": "integer", "minimum": 0, "description": "Users with events that are put aside."],
        "last_success_at": time,
        "last_failure": [
            "type": "object",
            "required": ["position", "reason"],
            "properties": [
                "at": time, "position": ["type": "integer", "minimum": 0], "event_id": uuid,
                "status": ["type": "integer"], "reason": ["type": "string"],
            ],
        ],
        "next_attempt_at": time,
    ]
}
