import UserContract

/// A user, as far as the next event can contradict it.
struct UserSketch: Sendable {
    private(set) var revision: Int64 = 1
    private(set) var normalEmail: String
    private var nameHash: Int
    private var emailHash: Int
    private var status: UserStatus
    private(set) var isDeleted = false

    init(_ created: UserCreated.V2) {
        normalEmail = EmailAddress.normalForm(of: created.email)
        nameHash = created.name.hashValue
        emailHash = created.email.hashValue
        status = created.status
    }

    /// Returns what contradicts the state, if anything does.
    mutating func apply(_ event: UserEvent) -> String? {
        if case .restored = event {
            guard isDeleted else { return "it restores what is not deleted" }
        } else if isDeleted {
            return "it changes what is deleted"
        }
        switch event {
        case .created: return "it creates again what exists"
        case .nameChanged(let changed):
            guard changed.previousName.hashValue == nameHash else { return "its previous_name is not the name" }
            nameHash = changed.name.hashValue
        case .emailChanged(let changed):
            guard changed.previousEmail.hashValue == emailHash else { return "its previous_email is not the e-mail" }
            emailHash = changed.email.hashValue
            normalEmail = EmailAddress.normalForm(of: changed.email)
        case .statusChanged(let changed):
            guard changed.previousStatus == status else { return "its previous_status is not the status" }
            status = changed.status
        case .deleted: isDeleted = true
        case .restored: isDeleted = false
        }
        revision += 1
        return nil
    }
}
