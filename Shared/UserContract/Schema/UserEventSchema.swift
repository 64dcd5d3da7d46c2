public import JSON

/// The one place that knows the versions of every event's data: load, push, replay and read all go through it.
public enum UserEventSchema {
    /// The version in which new events of this type are written.
    public static func currentVersion(of type: UserEventType) -> Int {
        versions(of: type).upperBound
    }

    /// Every version that can be read, and asked for by a subscription.
    public static func versions(of type: UserEventType) -> ClosedRange<Int> {
        switch type {
        case .created: 1...2
        case .nameChanged, .emailChanged, .statusChanged, .deleted, .restored: 1...1
        }
    }

    /// The data in its current version: minified JSON, members in the order of the contract.
    public static func encode(_ event: UserEvent) -> [UInt8] {
        switch event {
        case .created(let payload): payload.encoded
        case .nameChanged(let payload): payload.encoded
        case .emailChanged(let payload): payload.encoded
        case .statusChanged(let payload): payload.encoded
        case .deleted(let payload): payload.encoded
        case .restored(let payload): payload.encoded
        }
    }

    /// Reads data of any known version and brings it to the newest one.
    public static func decode(type: String, version: Int, data: [UInt8]) throws(UserEventSchemaError) -> UserEvent {
        let value: JSONValue
        do {
            value = try JSONParser.parse(data)
        } catch {
            throw .notJSON
        }
        return try decode(type: type, version: version, data: value)
    }

    /// Reads data of any known version and brings it to the newest one.
    public static func decode(type: String, version: Int, data: JSONValue) throws(UserEventSchemaError) -> UserEvent {
        let type = try known(type, version: version)
        let members = try MemberReader(data)
        return switch (type, version) {
        case (.created, 1): .created(try UserCreated.V1(from: members).upcast)
        case (.created, _): .created(try UserCreated.V2(from: members))
        case (.nameChanged, _): .nameChanged(try UserNameChanged(from: members))
        case (.emailChanged, _): .emailChanged(try UserEmailChanged(from: members))
        case (.statusChanged, _): .statusChanged(try UserStatusChanged(from: members))
        case (.deleted, _): .deleted(try UserDeleted(from: members))
        case (.restored, _): .restored(try UserRestored(from: members))
        }
    }

    /// The data in the version that somebody asks for. Data already in that version passes byte for byte.
    public static func recode(
        type: String, version: Int, data: [UInt8], to wanted: Int
    ) throws(UserEventSchemaError) -> [UInt8] {
        if version == wanted { return data }
        let known = try known(type, version: wanted)
        let event = try decode(type: type, version: version, data: data)
        if wanted == currentVersion(of: known) { return encode(event) }
        switch event {
        case .created(let payload): return payload.downcast.encoded
        case .nameChanged, .emailChanged, .statusChanged, .deleted, .restored:
            throw .unknownVersion(wanted, of: known)
        }
    }

    private static func known(_ text: String, version: Int) throws(UserEventSchemaError) -> UserEventType {
        guard let type = UserEventType(rawValue: text) else { throw .unknownType(text) }
        guard versions(of: type).contains(version) else { throw .unknownVersion(version, of: type) }
        return type
    }
}
