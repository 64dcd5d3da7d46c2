import FoundationEssentials
import JSON

/// Reads the members of one JSON object. Unknown members are left alone: a newer writer may say more.
struct MemberReader {
    private let value: JSONValue

    init(_ value: JSONValue) throws(UserEventSchemaError) {
        guard case .object = value else { throw .notAnObject }
        self.value = value
    }

    func string(_ field: String) throws(UserEventSchemaError) -> String {
        guard let text = try optionalString(field) else { throw .missing(field: field) }
        return text
    }

    func optionalString(_ field: String) throws(UserEventSchemaError) -> String? {
        guard let member = value[field], !member.isNull else { return nil }
        guard let text = member.string else { throw .unreadable(field: field) }
        return text
    }

    func status(_ field: String) throws(UserEventSchemaError) -> UserStatus {
        guard let status = UserStatus(rawValue: try string(field)) else { throw .unreadable(field: field) }
        return status
    }

    func uuid(_ field: String) throws(UserEventSchemaError) -> UUID {
        guard let id = UUID(text: try string(field)) else { throw .unreadable(field: field) }
        return id
    }
}
