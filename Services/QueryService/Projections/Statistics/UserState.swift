internal import UserContract

/// What a user is counted as: by its status, or as deleted whatever its status was.
public enum UserState: String, Sendable, CaseIterable {
    case active, suspended, deactivated, deleted

    public init(_ user: ProjectedUser) {
        self = user.deletion == nil ? Self(user.status) : .deleted
    }

    private init(_ status: UserStatus) {
        self =
            switch status {
            case .active: .active
            case .suspended: .suspended
            case .deactivated: .deactivated
            }
    }
}
