import UserContract

/// Events as briefly as tests want to say them.
extension UserEvent {
    static func create(_ name: String, _ email: String) -> UserEvent {
        .created(UserCreated.V2(name: name, email: email, status: .active, locale: "de-CH"))
    }

    static func rename(_ previous: String, _ name: String) -> UserEvent {
        .nameChanged(UserNameChanged(name: name, previousName: previous))
    }

    static func move(_ previous: String, _ email: String) -> UserEvent {
        .emailChanged(UserEmailChanged(email: email, previousEmail: previous))
    }

    static func turn(_ previous: UserStatus, _ status: UserStatus, _ reason: String = "unpaid") -> UserEvent {
        .statusChanged(UserStatusChanged(status: status, previousStatus: previous, reason: reason))
    }

    static func delete(by actor: String = "admin", _ reason: String = "asked to") -> UserEvent {
        .deleted(UserDeleted(deletedBy: actor, reason: reason))
    }

    static func restore(by actor: String = "admin", _ reason: String = "a mistake") -> UserEvent {
        .restored(UserRestored(restoredBy: actor, reason: reason))
    }
}
