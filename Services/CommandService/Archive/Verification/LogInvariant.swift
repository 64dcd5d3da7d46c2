/// What every log must fulfil. The numbers are those of the architecture's list.
public enum LogInvariant: Sendable, Hashable, CaseIterable {
    case commands
    case order
    case emails
    case accountability
    case story

    var sentence: String {
        switch self {
        case .commands: "invariant 1: every event belongs to exactly one command id"
        case .order: "invariant 2: positions, revisions and times go up without a hole"
        case .emails: "invariant 3: no two users that are not deleted share an e-mail"
        case .accountability: "invariant 4: every event has an actor, and a reason where one is due"
        case .story: "the events of a user can be read and follow from one another"
        }
    }
}
