internal import UserContract

extension UserEvent {
    /// What changed from what to what. A deletion changes whether the user is deleted, and nothing that is told of it.
    var changes: [FieldChange] {
        switch self {
        case .created(let payload):
            [
                .text("name", from: nil, to: payload.name),
                .text("email", from: nil, to: payload.email),
                .text("status", from: nil, to: payload.status.rawValue),
                .text("locale", from: nil, to: payload.locale),
            ]
        case .nameChanged(let payload): [.text("name", from: payload.previousName, to: payload.name)]
        case .emailChanged(let payload): [.text("email", from: payload.previousEmail, to: payload.email)]
        case .statusChanged(let payload):
            [.text("status", from: payload.previousStatus.rawValue, to: payload.status.rawValue)]
        case .deleted: [.flag("deleted", from: false, to: true)]
        case .restored: [.flag("deleted", from: true, to: false)]
        }
    }
}
