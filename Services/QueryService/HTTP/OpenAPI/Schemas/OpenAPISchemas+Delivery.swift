internal import JSON

extension OpenAPISchemas {
    /// A CloudEvent 1.0 with the extensions of the contract, section 2.
    static let cloudEvent: JSONValue = [
        "type": "object",
        "required": [
            "specversion", "id", "source", "type", "subject", "partitionkey", "time", "datacontenttype", "data",
            "sequence", "revision", "dataversion", "actor", "commandid", "correlationid",
        ],
        "properties": [
            "specversion": ["const": "1.0"],
            "id": uuid,
            "source": ["const": "/users"],
            "type": eventType,
            "subject": uuid,
            "partitionkey": uuid,
            "time": time,
            "datacontenttype": ["const": "application/json"],
            "data": ["type": "object"],
            "sequence": [
                "type": "string", "pattern": "^[0-9]{20}$", "description": "The position, zero-padded.",
            ],
            "revision": ordinal,
            "dataversion": ["type": "integer", "minimum": 1, "description": "The schema version of data."],
            "actor": text,
            "reason": text,
            "commandid": uuid,
            "correlationid": text,
            "causationid": text,
            "ip": text,
            "useragent": text,
            "traceparent": text,
        ],
    ]
}
