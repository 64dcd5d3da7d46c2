import CommandApplication
import FoundationEssentials
import UserContract

/// What two commands may have in common that keeps them apart.
enum SharedKey: CaseIterable {
    case stream, command, takenEmail, releasedAndTakenEmail

    func requests() -> (AppendRequest, AppendRequest) {
        let id = UUID.version7()
        let email = "a@example.com"
        return switch self {
        case .stream: (.sample(id), .sample(id, at: 1))
        case .command: (.sample(command: id), .sample(command: id))
        case .takenEmail: (.sample(taking: email), .sample(taking: email))
        case .releasedAndTakenEmail: (.sample(releasing: email), .sample(taking: email))
        }
    }
}
