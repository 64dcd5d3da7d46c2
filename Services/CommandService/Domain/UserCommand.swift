public import UserContract

/// What somebody wants to happen to a user. Its values are valid; whether it may happen is the decider's to say.
public enum UserCommand: Sendable, Hashable {
    case create(name: UserName, email: EmailAddress, status: UserStatus, locale: LocaleTag)
    case changeName(UserName)
    case changeEmail(EmailAddress)
    case changeStatus(UserStatus, reason: Reason)
    case delete(reason: Reason)
    case restore(reason: Reason)

    /// The name of the JSON-RPC method.
    public var method: String {
        switch self {
        case .create: "user.create"
        case .changeName: "user.changeName"
        case .changeEmail: "user.changeEmail"
        case .changeStatus: "user.changeStatus"
        case .delete: "user.delete"
        case .restore: "user.restore"
        }
    }

    public var reason: Reason? {
        switch self {
        case .create, .changeName, .changeEmail: nil
        case .changeStatus(_, let reason), .delete(let reason), .restore(let reason): reason
        }
    }
}
