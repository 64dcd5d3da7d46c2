import JSON

/// One call with its answer, for a reader of the document; times and ids are of that call.
struct MethodExample: Sendable {
    let name: String
    let params: JSONObject
    let result: JSONValue

    static let userID: JSONValue = "019cf2a1-7c2e-7b1a-9d3f-2a6c1e5b8f04"
    private static let adminReason: JSONValue = "asked for by the account's owner"

    static let create = MethodExample(
        "Sarah signs up", ["name": "Sarah", "email": "sarah@example.com", "user_id": userID],
        revision: 1, type: "USER_CREATED", version: 2,
        data: ["name": "Sarah", "email": "sarah@example.com", "status": "active", "locale": "en"])

    static let changeName = MethodExample(
        "Sarah is Sara now", ["user_id": userID, "name": "Sara"],
        revision: 2, type: "USER_NAME_CHANGED", data: ["name": "Sara", "previous_name": "Sarah"])

    static let changeEmail = MethodExample(
        "Sara moves her mail", ["user_id": userID, "email": "sara@example.com"],
        revision: 3, type: "USER_EMAIL_CHANGED",
        data: ["email": "sara@example.com", "previous_email": "sarah@example.com"])

    static let changeStatus = MethodExample(
        "Sara is suspended", ["user_id": userID, "status": "suspended", "reason": "payment is overdue"],
        revision: 4, type: "USER_STATUS_CHANGED",
        data: ["status": "suspended", "previous_status": "active", "reason": "payment is overdue"])

    static let delete = MethodExample(
        "Sara leaves", ["user_id": userID, "reason": adminReason],
        revision: 5, type: "USER_DELETED", data: ["deleted_by": "admin", "reason": adminReason])

    static let restore = MethodExample(
        "Sara returns", ["user_id": userID, "reason": adminReason],
        revision: 6, type: "USER_RESTORED", data: ["restored_by": "admin", "reason": adminReason])

    init(name: String, params: JSONObject, result: JSONValue) {
        self.name = name
        self.params = params
        self.result = result
    }

    /// Position and revision are the same as long as there is only this one user.
    private init(
        _ name: String, _ params: JSONObject, revision: Int64, type: String, version: Int64 = 1, data: JSONValue
    ) {
        self.name = name
        self.params = params
        let event: JSONValue = [
            "event_id": .string("019cf2a1-7c2e-7b1a-9d3f-00000000000\(revision)"), "event_type": .string(type),
            "revision": .integer(revision), "position": .integer(revision), "version": .integer(version),
            "timestamp": .string("2026-03-15T15:47:0\(revision).000000Z"), "data": data,
        ]
        result = [
            "user_id": Self.userID, "revision": .integer(revision), "position": .integer(revision),
            "duplicate": false, "events": [event],
        ]
    }
}
