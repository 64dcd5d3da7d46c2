import JSON
import UserContract

extension OpenRPCSchemas {
    static let eventPage: JSONValue = [
        "type": "object",
        "required": ["items", "head_position"],
        "properties": [
            "items": ["type": "array", "items": ["$ref": "#/components/schemas/RecordedEvent"]],
            "head_position": [
                "type": "integer", "minimum": 0, "description": "The last position of the log when it was read.",
            ],
            "next_after_position": [
                "type": "integer", "minimum": 1,
                "description": "Give it as after_position for the next page. Absent when there is none.",
            ],
        ],
    ]

    static let recordedEvent: JSONValue = [
        "type": "object",
        "required": [
            "event_id", "aggregate_id", "aggregate_type", "revision", "version", "position", "timestamp",
            "event_type", "data", "metadata",
        ],
        "properties": [
            "event_id": uuid,
            "aggregate_id": uuid,
            "aggregate_type": ["type": "string", "const": .string(RecordedEvent.aggregateType)],
            "revision": ["type": "integer", "minimum": 1],
            "version": [
                "type": "integer", "minimum": 1, "description": "The schema version of data, which is as stored.",
            ],
            "position": ["type": "integer", "minimum": 1],
            "timestamp": ["type": "string", "format": "date-time"],
            "event_type": eventType,
            "data": ["type": "object"],
            "metadata": metadata,
        ],
    ]

    private static let metadata: JSONValue = [
        "type": "object",
        "required": ["actor", "command_id", "correlation_id"],
        "properties": [
            "actor": ["type": "string"],
            "reason": ["type": "string"],
            "command_id": uuid,
            "correlation_id": ["type": "string"],
            "causation_id": ["type": "string"],
            "traceparent": ["type": "string"],
            "ip": ["type": "string"],
            "user_agent": ["type": "string"],
        ],
    ]
}
