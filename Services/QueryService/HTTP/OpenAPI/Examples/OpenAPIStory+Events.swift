internal import JSON

/// The same story as the log tells it.
extension OpenAPIStory {
    static let events = [
        event(
            1, saraID, "USER_CREATED", revision: 1, version: 2,
            ["name": "Sarah", "email": "sarah@example.com", "status": "active", "locale": "en"],
            extensions: ["ip": "192.0.2.7"]),
        event(2, saraID, "USER_NAME_CHANGED", revision: 2, ["name": "Sara", "previous_name": "Sarah"]),
        event(
            3, saraID, "USER_EMAIL_CHANGED", revision: 3,
            ["email": "sara@example.com", "previous_email": "sarah@example.com"]),
        event(
            4, bobID, "USER_CREATED", revision: 1, version: 2,
            ["name": "Bob", "email": "bob@example.com", "status": "active", "locale": "de"]),
        event(
            5, saraID, "USER_STATUS_CHANGED", revision: 4,
            ["status": "suspended", "previous_status": "active", "reason": "payment is overdue"],
            extensions: ["reason": "payment is overdue"]),
        event(
            6, saraID, "USER_DELETED", revision: 5, ["deleted_by": "alice", "reason": deletionReason],
            actor: "alice", extensions: ["reason": deletionReason]),
    ]

    static let bobsCreation = entry(
        4, "USER_CREATED", revision: 1,
        [
            "name": ["from": nil, "to": "Bob"], "email": ["from": nil, "to": "bob@example.com"],
            "status": ["from": nil, "to": "active"], "locale": ["from": nil, "to": "de"],
        ])

    static let sarasDeletion = entry(
        6, "USER_DELETED", revision: 5, ["deleted": ["from": false, "to": true]], actor: "alice",
        more: ["user_id": saraID, "reason": deletionReason])

    private static func event(
        _ position: Int64, _ user: JSONValue, _ type: JSONValue, revision: Int64, version: Int64 = 1,
        _ data: JSONValue, actor: JSONValue = "admin", extensions: JSONObject = [:]
    ) -> JSONValue {
        var event: JSONObject = [
            "specversion": "1.0", "id": id(0xe0, position), "source": "/users", "type": type, "subject": user,
            "time": time(position), "datacontenttype": "application/json", "partitionkey": user,
            "sequence": .string(String(repeating: "0", count: 19) + String(position)),
            "revision": .integer(revision), "dataversion": .integer(version), "actor": actor,
            "commandid": id(0xc0, position), "correlationid": id(0xd0, position),
        ]
        for member in extensions.members {
            event[member.key] = member.value
        }
        event["data"] = data
        return .object(event)
    }

    private static func entry(
        _ position: Int64, _ type: JSONValue, revision: Int64, _ changes: JSONValue, actor: JSONValue = "admin",
        more: JSONObject = [:]
    ) -> JSONValue {
        var entry: JSONObject = [
            "revision": .integer(revision), "position": .integer(position), "event_type": type,
            "timestamp": time(position), "actor": actor, "changes": changes, "correlation_id": id(0xd0, position),
            "command_id": id(0xc0, position),
        ]
        for member in more.members {
            entry[member.key] = member.value
        }
        return .object(entry)
    }

    private static func id(_ kind: Int64, _ position: Int64) -> JSONValue {
        .string("019cf2a1-7c2e-7b1a-9d3f-0000000000" + String(kind + position, radix: 16))
    }
}
