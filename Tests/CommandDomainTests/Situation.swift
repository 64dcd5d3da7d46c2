import UserContract

/// The states that the rules tell apart, each with a history that leads to it.
enum Situation: CaseIterable {
    case nonexistent
    case active
    case suspended
    case deactivated
    case deleted

    var history: [UserEvent] {
        switch self {
        case .nonexistent: []
        case .active: [Sarah.created]
        case .suspended: [Sarah.created, Sarah.turned(.suspended, from: .active)]
        case .deactivated: [Sarah.created, Sarah.turned(.deactivated, from: .active)]
        case .deleted: [Sarah.created, Sarah.deleted]
        }
    }

    var status: UserStatus {
        switch self {
        case .nonexistent, .active, .deleted: .active
        case .suspended: .suspended
        case .deactivated: .deactivated
        }
    }

    static let live: [Situation] = [.active, .suspended, .deactivated]
    static let used: [Situation] = live + [.deleted]
}
