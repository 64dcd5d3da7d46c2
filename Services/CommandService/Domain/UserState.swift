import UserContract

/// A user, or the absence of one, at some revision.
public enum UserState: Sendable, Hashable {
    case nonexistent
    case existing(User)

    /// The normal form of the e-mail that nobody else may have while this state lasts. A deleted user holds none.
    public var heldEmail: String? {
        switch self {
        case .existing(let user) where !user.isDeleted: EmailAddress.normalForm(of: user.email)
        case .existing, .nonexistent: nil
        }
    }
}
