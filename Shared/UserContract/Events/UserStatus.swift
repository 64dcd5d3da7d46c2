/// What a user may be, besides deleted.
public enum UserStatus: String, Sendable, CaseIterable {
    case active
    case suspended
    case deactivated
}
