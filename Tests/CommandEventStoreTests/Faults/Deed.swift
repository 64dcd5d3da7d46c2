import CommandApplication
import CommandDomain
import FoundationEssentials
import Testing
import UserContract

/// The kinds of commands that conversations with the database differ by.
enum Deed: String, CaseIterable, CustomTestStringConvertible {
    /// Appends at once.
    case create
    /// Loads, then appends; releases one e-mail and takes another.
    case change
    /// Loads, then records a command without events.
    case changeToTheSame
    /// Loads, then appends, and releases an e-mail.
    case delete

    static let name = "Sarah Connor"

    var testDescription: String { rawValue }

    var needsUser: Bool { self != .create }

    var eventCount: Int { self == .changeToTheSame ? 0 : 1 }

    /// A new command with an id of its own, for this user.
    func request(_ userID: UUID? = .version7()) -> CommandRequest {
        CommandRequest(command: command, userID: userID, commandID: .version7(), actor: "alice")
    }

    private var command: UserCommand {
        do {
            switch self {
            case .create:
                return .create(
                    name: try UserName(Self.name), email: try Self.freshEmail(), status: .active, locale: .default)
            case .change: return .changeEmail(try Self.freshEmail())
            case .changeToTheSame: return .changeName(try UserName(Self.name))
            case .delete: return .delete(reason: try Reason("asked to"))
            }
        } catch {
            preconditionFailure("a sample is well-formed: \(error)")
        }
    }

    private static func freshEmail() throws(TextProblem) -> EmailAddress {
        try EmailAddress("\(UUID.version7().text)@example.com")
    }
}
