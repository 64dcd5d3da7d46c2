/// Why the rules of one user refuse a command.
public enum Rejection: Error, Sendable, Hashable {
    case userNotFound
    case userExists
    case userDeleted
    case userNotDeleted

    /// Whether the refusal is about there being a user at all. Such a refusal is told before the expected revision is
    /// looked at, the others after.
    public var isAboutExistence: Bool {
        switch self {
        case .userNotFound, .userExists: true
        case .userDeleted, .userNotDeleted: false
        }
    }
}
