import FoundationEssentials
import JSON
import UserContract

/// Every kind of command in the life of one user, each with a command id, so that it may be sent again.
struct LifeOfAUser: Sendable {
    struct Step: Sendable {
        let method: String
        let params: JSONObject
    }

    let id: UUID
    let steps: [Step]

    /// - Parameter name: makes the user's e-mails its own.
    init(name: String, id: UUID = UUID()) {
        func step(_ method: String, _ members: JSONObject) -> Step {
            var params = members
            params["user_id"] = .string(id.text)
            params["command_id"] = .string(UUID().text)
            return Step(method: method, params: params)
        }
        self.id = id
        steps = [
            step("user.create", ["name": .string(name), "email": .string("\(name)@example.com"), "locale": "de-AT"]),
            step("user.changeName", ["name": .string("\(name) the Second")]),
            step("user.changeEmail", ["email": .string("\(name).second@example.com")]),
            step("user.changeStatus", ["status": "suspended", "reason": "Under review"]),
            step("user.changeStatus", ["status": "active", "reason": "Reviewed"]),
            step("user.delete", ["reason": "Left"]),
            step("user.restore", ["reason": "Came back"]),
            step("user.changeName", ["name": .string("\(name) the Third")]),
            step("user.changeStatus", ["status": "deactivated", "reason": "Asked for it"]),
            step("user.delete", ["reason": "Left for good"]),
        ]
    }
}
