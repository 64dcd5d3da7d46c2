public import UserContract

/// The rules of one user: events make a state, a command and a state make events.
public enum UserDecider {
    public static let initial = UserState.nonexistent

    /// What happens when the actor gives this command to a user in this state. No events: nothing would change.
    public static func decide(
        _ command: UserCommand, by actor: String, _ state: UserState
    ) throws(Rejection) -> [UserEvent] {
        if case .create(let name, let email, let status, let locale) = command {
            guard case .nonexistent = state else { throw .userExists }
            return [
                .created(UserCreated.V2(name: name.text, email: email.text, status: status, locale: locale.text))
            ]
        }
        guard case .existing(let user) = state else { throw .userNotFound }
        if case .restore(let reason) = command {
            guard user.isDeleted else { throw .userNotDeleted }
            return [.restored(UserRestored(restoredBy: actor, reason: reason.text))]
        }
        guard !user.isDeleted else { throw .userDeleted }
        return switch command {
        case .changeName(let name): changeName(of: user, to: name)
        case .changeEmail(let email): changeEmail(of: user, to: email)
        case .changeStatus(let status, let reason): changeStatus(of: user, to: status, reason: reason)
        case .delete(let reason): [.deleted(UserDeleted(deletedBy: actor, reason: reason.text))]
        case .create, .restore: []
        }
    }

    /// The state after an event. Events are facts: every one of them applies, whatever the rules say today.
    public static func evolve(_ state: consuming UserState, _ event: UserEvent) -> UserState {
        if case .created(let created) = event {
            return .existing(
                User(name: created.name, email: created.email, status: created.status, locale: created.locale))
        }
        guard case .existing(var user) = state else { return state }
        switch event {
        case .created: break
        case .nameChanged(let changed): user.name = changed.name
        case .emailChanged(let changed): user.email = changed.email
        case .statusChanged(let changed): user.status = changed.status
        case .deleted: user.isDeleted = true
        case .restored: user.isDeleted = false
        }
        return .existing(user)
    }

    public static func fold(_ events: some Sequence<UserEvent>, from state: UserState = initial) -> UserState {
        events.reduce(into: state) { $0 = evolve($0, $1) }
    }

    private static func changeName(of user: User, to name: UserName) -> [UserEvent] {
        guard name.text != user.name else { return [] }
        return [.nameChanged(UserNameChanged(name: name.text, previousName: user.name))]
    }

    /// Addresses that differ in letter case only are the same address, and the one on record stays.
    private static func changeEmail(of user: User, to email: EmailAddress) -> [UserEvent] {
        guard email.normalForm != EmailAddress.normalForm(of: user.email) else { return [] }
        return [.emailChanged(UserEmailChanged(email: email.text, previousEmail: user.email))]
    }

    private static func changeStatus(of user: User, to status: UserStatus, reason: Reason) -> [UserEvent] {
        guard status != user.status else { return [] }
        return [
            .statusChanged(UserStatusChanged(status: status, previousStatus: user.status, reason: reason.text))
        ]
    }
}
