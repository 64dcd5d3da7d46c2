import CommandDomain
import UserContract

/// The user of the examples: what happened to her, and what may be asked.
enum Sarah {
    static let created = UserEvent.created(
        UserCreated.V2(name: "Sarah", email: "Sarah@example.com", status: .active, locale: "de-CH"))
    static let deleted = UserEvent.deleted(UserDeleted(deletedBy: "admin", reason: "asked to"))
    static let restored = UserEvent.restored(UserRestored(restoredBy: "admin", reason: "a mistake"))

    static func turned(_ status: UserStatus, from previous: UserStatus) -> UserEvent {
        .statusChanged(UserStatusChanged(status: status, previousStatus: previous, reason: "because"))
    }

    static func create() throws -> UserCommand {
        .create(
            name: try UserName("Sarah"), email: try EmailAddress("Sarah@example.com"), status: .active,
            locale: try LocaleTag("de-CH"))
    }

    static func rename(_ name: String) throws -> UserCommand { .changeName(try UserName(name)) }
    static func move(to email: String) throws -> UserCommand { .changeEmail(try EmailAddress(email)) }
    static func turn(_ status: UserStatus) throws -> UserCommand {
        .changeStatus(status, reason: try Reason("because"))
    }
    static func delete() throws -> UserCommand { .delete(reason: try Reason("asked to")) }
    static func restore() throws -> UserCommand { .restore(reason: try Reason("a mistake")) }
}
