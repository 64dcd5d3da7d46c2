import UserContract

/// An event before it has a place in a log, in any version.
struct NewEvent {
    var type: String
    var version: Int
    var data: [UInt8]
    var reason: String?

    init(_ event: UserEvent) {
        type = event.type.rawValue
        version = UserEventSchema.currentVersion(of: event.type)
        data = UserEventSchema.encode(event)
        reason =
            switch event {
            case .created, .nameChanged, .emailChanged: nil
            case .statusChanged(let changed): changed.reason
            case .deleted(let deleted): deleted.reason
            case .restored(let restored): restored.reason
            }
    }

    /// A user from before there were locales.
    static func createdV1(_ name: String, _ email: String) -> NewEvent {
        var event = NewEvent(.created(UserCreated.V2(name: name, email: email, status: .active, locale: "en")))
        event.data = Array(#"{"name":"\#(name)","email":"\#(email)","status":"active"}"#.utf8)
        event.version = 1
        return event
    }

    /// The same event with other bytes that mean the same.
    func written(as data: String) -> NewEvent {
        var event = self
        event.data = Array(data.utf8)
        return event
    }
}
