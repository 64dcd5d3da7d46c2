import CommandDomain
import FoundationEssentials
import JSON
import UserContract

/// A user's state as JSON text. Raise ``version`` whenever the members change, or the same events make another state:
/// snapshots of every other version are left alone, and the events are read instead.
enum UserSnapshot {
    static let version = 1

    /// Nil for a user that does not exist: there is nothing to keep.
    static func encode(_ state: UserState) -> [UInt8]? {
        guard case .existing(let user) = state else { return nil }
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("name", user.name)
        writer.member("email", user.email)
        writer.member("status", user.status.rawValue)
        writer.member("locale", user.locale)
        writer.member("deleted", user.isDeleted)
        writer.endObject()
        return writer.bytes
    }

    /// Nil when it cannot be read: a snapshot is a shortcut, and a bad one is as good as none.
    static func decode(_ bytes: [UInt8]) -> UserState? {
        guard let value = try? JSONParser.parse(bytes),
            let name = value["name"]?.string, let email = value["email"]?.string,
            let status = value["status"]?.string.flatMap(UserStatus.init(rawValue:)),
            let locale = value["locale"]?.string, let isDeleted = value["deleted"]?.bool
        else { return nil }
        return .existing(User(name: name, email: email, status: status, locale: locale, isDeleted: isDeleted))
    }
}
