import FoundationEssentials
import JSON
import UserContract

/// Writers who all want the same few users and e-mails. What a command is follows from the writer's number and the
/// command's, so that a run is as another; who comes first is chance.
struct Scramble: Sendable {
    private static let methods = [
        "user.create", "user.changeName", "user.changeEmail", "user.changeStatus", "user.delete", "user.restore",
    ]

    private let users = (0..<4).map { _ in UUID() }

    func command(_ number: Int, of writer: Int) -> LifeOfAUser.Step {
        let dice = (writer &* 7_919 &+ number &* 104_729) & 0xFFFF
        let method = Self.methods[number < 2 ? 0 : dice % Self.methods.count]
        let email = JSONValue.string("shared\(dice / 7 % 3)@example.com")
        var params: JSONObject = [
            "user_id": .string(users[dice / 11 % users.count].text), "command_id": .string(UUID().text),
        ]
        switch method {
        case "user.create":
            params["name"] = "Sarah"
            params["email"] = email
        case "user.changeName": params["name"] = .string("Sarah \(dice)")
        case "user.changeEmail": params["email"] = email
        case "user.changeStatus":
            params["status"] = dice.isMultiple(of: 2) ? "suspended" : "active"
            params["reason"] = "Torture"
        default: params["reason"] = "Torture"
        }
        return LifeOfAUser.Step(method: method, params: params)
    }
}
