import CommandApplication
import CommandDomain
import FoundationEssentials
import UserContract

/// What a call touches, as far as its params tell: two calls that touch the same thing keep their order.
struct CallFootprint: Sendable, Hashable {
    enum Thing: Sendable, Hashable {
        case user(UUID)
        /// In normal form.
        case email(String)
        case command(UUID)
    }

    var things: Set<Thing> = []
    /// The e-mail that the user has now goes free; the params do not say which one that is.
    var releasesSomeEmail = false
    /// The e-mail that the deleted user had is taken again.
    var takesSomeEmail = false

    var takesNamedEmail: Bool {
        things.contains {
            if case .email = $0 { true } else { false }
        }
    }
}

extension CallFootprint {
    init(_ request: CommandRequest) {
        if let id = request.userID {
            things.insert(.user(id))
        }
        if let id = request.commandID {
            things.insert(.command(id))
        }
        switch request.command {
        case .create(_, let email, _, _):
            things.insert(.email(email.normalForm))
        case .changeEmail(let email):
            things.insert(.email(email.normalForm))
            releasesSomeEmail = true
        case .delete:
            releasesSomeEmail = true
        case .restore:
            takesSomeEmail = true
        case .changeName, .changeStatus:
            break
        }
    }
}
