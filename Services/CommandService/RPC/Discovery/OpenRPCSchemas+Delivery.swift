import JSON

extension OpenRPCSchemas {
    static let failedAttempt: JSONValue = [
        "type": "object",
        "required": ["at", "position", "fault"],
        "properties": [
            "at": time,
            "position": ["type": "integer", "minimum": 0, "description": "That of the request's last event."],
            "event_id": uuid,
            "status": ["type": "integer", "description": "HTTP status or SMTP reply code; absent without an answer."],
            "fault": ["type": "string", "description": "What went wrong, as a sentence."],
            "answer": ["type": "string", "description": "The first 1 KiB of the answer's body."],
            "next_attempt_at": time,
        ],
    ]

    static let parkedEvent: JSONValue = [
        "type": "object",
        "required": ["position", "event_id", "aggregate_id", "event_type", "parked_at", "retrying", "reason"],
        "properties": [
            "position": ["type": "integer", "minimum": 1],
            "event_id": uuid,
            "aggregate_id": uuid,
            "event_type": eventType,
            "parked_at": time,
            "retrying": ["type": "boolean", "description": "A retry was asked for and is yet to come."],
            "status": ["type": "integer", "description": "Of the answer that refused it; absent when it only waits."],
            "reason": ["type": "string"],
            "answer": ["type": "string", "description": "The first 1 KiB of the answer that refused it."],
        ],
    ]

    static let parkedCount: JSONValue = [
        "type": "object",
        "required": ["subscription", "events", "users"],
        "properties": [
            "subscription": SubscriptionName.schema,
            "events": ["type": "integer", "minimum": 0],
            "users": ["type": "integer", "minimum": 0],
        ],
    ]
}
