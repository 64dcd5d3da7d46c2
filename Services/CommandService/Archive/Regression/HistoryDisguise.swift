import UserContract

/// The texts of a history as a test may show them: replaced, or as they are.
struct HistoryDisguise {
    private var standIns: StandIns?

    init(keepsTexts: Bool) {
        standIns = keepsTexts ? nil : StandIns()
    }

    mutating func actor(_ actor: String) -> String { standIns?.actor(actor) ?? actor }

    mutating func event(_ event: UserEvent) -> UserEvent {
        guard var standIns else { return event }
        defer { self.standIns = standIns }
        switch event {
        case .created(var created):
            created.name = standIns.name(created.name)
            created.email = standIns.email(created.email)
            return .created(created)
        case .nameChanged(let changed):
            let previous = standIns.name(changed.previousName)
            return .nameChanged(UserNameChanged(name: standIns.name(changed.name), previousName: previous))
        case .emailChanged(let changed):
            let previous = standIns.email(changed.previousEmail)
            return .emailChanged(UserEmailChanged(email: standIns.email(changed.email), previousEmail: previous))
        case .statusChanged(var changed):
            changed.reason = standIns.reason(changed.reason)
            return .statusChanged(changed)
        case .deleted(let deleted):
            return .deleted(
                UserDeleted(deletedBy: standIns.actor(deleted.deletedBy), reason: standIns.reason(deleted.reason)))
        case .restored(let restored):
            return .restored(
                UserRestored(restoredBy: standIns.actor(restored.restoredBy), reason: standIns.reason(restored.reason)))
        }
    }
}
