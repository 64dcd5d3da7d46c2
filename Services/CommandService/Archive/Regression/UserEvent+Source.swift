import UserContract

extension UserEvent {
    /// The event as an expression of Swift whose type is known.
    var source: String {
        switch self {
        case .created(let created):
            Self.source(
                "created",
                SwiftCall(
                    "UserCreated.V2", .init(label: "name", created.name), .init(label: "email", created.email),
                    .init(label: "status", created.status), .init(label: "locale", created.locale)))
        case .nameChanged(let changed):
            Self.source(
                "nameChanged",
                SwiftCall(
                    "UserNameChanged", .init(label: "name", changed.name),
                    .init(label: "previousName", changed.previousName)))
        case .emailChanged(let changed):
            Self.source(
                "emailChanged",
                SwiftCall(
                    "UserEmailChanged", .init(label: "email", changed.email),
                    .init(label: "previousEmail", changed.previousEmail)))
        case .statusChanged(let changed):
            Self.source(
                "statusChanged",
                SwiftCall(
                    "UserStatusChanged", .init(label: "status", changed.status),
                    .init(label: "previousStatus", changed.previousStatus), .init(label: "reason", changed.reason)))
        case .deleted(let deleted):
            Self.source(
                "deleted",
                SwiftCall(
                    "UserDeleted", .init(label: "deletedBy", deleted.deletedBy),
                    .init(label: "reason", deleted.reason)))
        case .restored(let restored):
            Self.source(
                "restored",
                SwiftCall(
                    "UserRestored", .init(label: "restoredBy", restored.restoredBy),
                    .init(label: "reason", restored.reason)))
        }
    }

    private static func source(_ name: String, _ payload: SwiftCall) -> String {
        SwiftCall(".\(name)", .init(payload)).source
    }

    /// The command that makes exactly this event, as an expression of Swift that may throw.
    var commandSource: String {
        switch self {
        case .created(let created):
            SwiftCall(
                ".create", .init(label: "name", trying: "UserName", created.name),
                .init(label: "email", trying: "EmailAddress", created.email),
                .init(label: "status", created.status), .init(label: "locale", trying: "LocaleTag", created.locale)
            ).source
        case .nameChanged(let changed): SwiftCall(".changeName", .init(trying: "UserName", changed.name)).source
        case .emailChanged(let changed): SwiftCall(".changeEmail", .init(trying: "EmailAddress", changed.email)).source
        case .statusChanged(let changed):
            SwiftCall(
                ".changeStatus", .init(changed.status), .init(label: "reason", trying: "Reason", changed.reason)
            ).source
        case .deleted(let deleted):
            SwiftCall(".delete", .init(label: "reason", trying: "Reason", deleted.reason)).source
        case .restored(let restored):
            SwiftCall(".restore", .init(label: "reason", trying: "Reason", restored.reason)).source
        }
    }
}
