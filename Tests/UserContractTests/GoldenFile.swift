import FoundationEssentials
import UserContract

/// The data of one event as some program once wrote it into a log. The files are never edited: a change that breaks
/// them breaks every log.
struct GoldenFile {
    let type: UserEventType
    let version: Int

    static let all = UserEventType.allCases.flatMap { type in
        UserEventSchema.versions(of: type).map { GoldenFile(type: type, version: $0) }
    }

    func bytes(sourceFile: String = #filePath) throws -> [UInt8] {
        let folder = sourceFile.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
            separator: "/")
        return Array(try Data(contentsOf: URL(filePath: "\(folder)/Golden/\(type.rawValue).v\(version).json")))
    }

    /// What it means in the newest shape.
    var meaning: UserEvent {
        switch (type, version) {
        case (.created, 1):
            .created(UserCreated.V2(name: "Sarah Connor", email: "sarah@example.com", status: .active, locale: "en"))
        case (.created, _):
            .created(UserCreated.V2(name: "Sarah Connor", email: "sarah@example.com", status: .active, locale: "de-CH"))
        case (.nameChanged, _):
            .nameChanged(UserNameChanged(name: "Sara", previousName: "Sarah Connor"))
        case (.emailChanged, _):
            .emailChanged(UserEmailChanged(email: "sara@example.com", previousEmail: "sarah@example.com"))
        case (.statusChanged, _):
            .statusChanged(
                UserStatusChanged(status: .suspended, previousStatus: .active, reason: "unpaid \"invoice\" №7"))
        case (.deleted, _):
            .deleted(UserDeleted(deletedBy: "admin", reason: "asked to"))
        case (.restored, _):
            .restored(UserRestored(restoredBy: "admin", reason: "changed her mind"))
        }
    }
}
