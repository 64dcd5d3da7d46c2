/// Something that happened to a user, in the newest shape that this program knows.
public enum UserEvent: Sendable, Hashable {
    case created(UserCreated.V2)
    case nameChanged(UserNameChanged)
    case emailChanged(UserEmailChanged)
    case statusChanged(UserStatusChanged)
    case deleted(UserDeleted)
    case restored(UserRestored)

    public var type: UserEventType {
        switch self {
        case .created: .created
        case .nameChanged: .nameChanged
        case .emailChanged: .emailChanged
        case .statusChanged: .statusChanged
        case .deleted: .deleted
        case .restored: .restored
        }
    }
}
