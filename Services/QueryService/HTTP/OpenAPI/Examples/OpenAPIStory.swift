internal import JSON

/// The users of the examples as they were and are: Sarah became Sara, moved her mail, was suspended and left; Bob stayed.
enum OpenAPIStory {
    static let saraID: JSONValue = "019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f04"
    static let bobID: JSONValue = "019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f05"
    static let nobodyID: JSONValue = "019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f06"

    static let newSarah = sara("Sarah", "sarah@example.com", revision: 1, at: time(1))
    static let movedSara = sara("Sara", "sara@example.com", revision: 3, at: time(3))
    static let suspendedSara = sara("Sara", "sara@example.com", "suspended", revision: 4, at: time(5))
    static let deletedSara = sara(
        "Sara", "sara@example.com", "suspended", revision: 5, at: time(6),
        deletion: ["deleted_at": time(6), "deleted_by": "alice", "deletion_reason": deletionReason])

    static let bob: JSONValue = [
        "id": bobID, "name": "Bob", "email": "bob@example.com", "status": "active", "locale": "de", "revision": 1,
        "created_at": time(4), "updated_at": time(4),
    ]

    static let goneSara: JSONValue = [
        "type": "user-deleted", "title": "The user was deleted.", "status": 410,
        "detail": "The members say when, by whom and why, and what the user was.",
        "instance": .string("/users/\(saraID.string ?? "")"), "deleted_at": time(6), "deleted_by": "alice",
        "deletion_reason": deletionReason, "user": deletedSara,
    ]

    static let unknownUser: JSONValue = [
        "type": "not-found", "title": "Not found.", "status": 404, "detail": "There is no user of this id.",
        "instance": .string("/users/\(nobodyID.string ?? "")"),
    ]

    static let statistics: JSONValue = [
        "users": ["active": 1, "suspended": 0, "deactivated": 0, "deleted": 1],
        "days": [["day": "2026-03-15", "created": 2, "deleted": 1]],
        "events": [
            "USER_CREATED": 2, "USER_NAME_CHANGED": 1, "USER_EMAIL_CHANGED": 1, "USER_STATUS_CHANGED": 1,
            "USER_DELETED": 1, "USER_RESTORED": 0,
        ],
    ]

    static let deletionReason: JSONValue = "asked for by the account's owner"

    /// The event at a position is of that second.
    static func time(_ position: Int64) -> JSONValue {
        .string("2026-03-15T15:47:0\(position).000000Z")
    }

    private static func sara(
        _ name: JSONValue, _ email: JSONValue, _ status: JSONValue = "active", revision: Int64, at time: JSONValue,
        deletion: JSONObject = [:]
    ) -> JSONValue {
        var user: JSONObject = [
            "id": saraID, "name": name, "email": email, "status": status, "locale": "en",
            "revision": .integer(revision), "created_at": Self.time(1), "updated_at": time,
        ]
        for member in deletion.members {
            user[member.key] = member.value
        }
        return .object(user)
    }
}
