import CommandApplication
import FoundationEssentials

/// What two commands must not both touch in one append: the second would be judged by what was before the first.
enum AppendKey: Hashable {
    case stream(UUID)
    case command(UUID)
    case email(String)

    static func keys(of request: AppendRequest) -> Set<AppendKey> {
        var keys: Set<AppendKey> = [.stream(request.aggregateID), .command(request.commandID)]
        if let email = request.releasedEmail { keys.insert(.email(email)) }
        if let email = request.takenEmail { keys.insert(.email(email)) }
        return keys
    }
}
