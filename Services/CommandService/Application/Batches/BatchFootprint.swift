import CommandDomain
import FoundationEssentials
import UserContract

/// What a command of a batch touches: two that touch the same thing keep their order.
enum BatchFootprint: Hashable {
    case user(UUID)
    /// In normal form.
    case email(String)
    case command(UUID)

    /// - Parameter emails: in normal form, by user: the address that the user has, or had until its deletion. A command that
    ///   lets go of it or takes it back does not name it.
    static func of(_ request: CommandRequest, emails: [UUID: String]) -> [BatchFootprint] {
        var things: [BatchFootprint] = []
        if let user = request.userID {
            things.append(.user(user))
            if request.movesUnnamedEmail, let email = emails[user] { things.append(.email(email)) }
        }
        if let email = request.namedEmail { things.append(.email(email.normalForm)) }
        if let id = request.commandID { things.append(.command(id)) }
        return things
    }
}

extension CommandRequest {
    /// The e-mail that the command takes and names.
    fileprivate var namedEmail: EmailAddress? {
        switch command {
        case .create(_, let email, _, _), .changeEmail(let email): email
        case .changeName, .changeStatus, .delete, .restore: nil
        }
    }

    /// Whether an e-mail that the command does not name may become free or taken by it.
    var movesUnnamedEmail: Bool {
        switch command {
        case .changeEmail, .delete, .restore: true
        case .create, .changeName, .changeStatus: false
        }
    }

    var takesEmail: Bool {
        switch command {
        case .create, .changeEmail, .restore: true
        case .delete, .changeName, .changeStatus: false
        }
    }
}
