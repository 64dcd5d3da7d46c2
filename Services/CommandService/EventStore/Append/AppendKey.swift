import CommandApplication
import FoundationEssentials

/// What two chains of commands must not both touch in one append: the second would be judged by what was before the first.
enum AppendKey: Hashable {
    case stream(UUID)
    case command(UUID)
    case email(String)

    static func keys(of chain: [AppendRequest]) -> Set<AppendKey> {
        var keys: Set<AppendKey> = []
        for request in chain {
            keys.insert(.stream(request.aggregateID))
            keys.insert(.command(request.commandID))
            if let email = request.releasedEmail { keys.insert(.email(email)) }
            if let email = request.takenEmail { keys.insert(.email(email)) }
        }
        return keys
    }
}
