import JSON

/// One version of one event's data, with its snake_case members in the order in which they are written.
protocol EventPayload {
    init(from members: MemberReader) throws(UserEventSchemaError)
    func write(to writer: inout JSONWriter)
}

extension EventPayload {
    var encoded: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        write(to: &writer)
        writer.endObject()
        return writer.bytes
    }
}

extension UserCreated.V1: EventPayload {
    init(from members: MemberReader) throws(UserEventSchemaError) {
        self.init(
            name: try members.string("name"), email: try members.string("email"), status: try members.status("status"))
    }

    func write(to writer: inout JSONWriter) {
        writer.member("name", name)
        writer.member("email", email)
        writer.member("status", status.rawValue)
    }
}

extension UserCreated.V2: EventPayload {
    init(from members: MemberReader) throws(UserEventSchemaError) {
        self.init(
            name: try members.string("name"), email: try members.string("email"),
            status: try members.status("status"), locale: try members.string("locale"))
    }

    func write(to writer: inout JSONWriter) {
        downcast.write(to: &writer)
        writer.member("locale", locale)
    }
}

extension UserNameChanged: EventPayload {
    init(from members: MemberReader) throws(UserEventSchemaError) {
        self.init(name: try members.string("name"), previousName: try members.string("previous_name"))
    }

    func write(to writer: inout JSONWriter) {
        writer.member("name", name)
        writer.member("previous_name", previousName)
    }
}

extension UserEmailChanged: EventPayload {
    init(from members: MemberReader) throws(UserEventSchemaError) {
        self.init(email: try members.string("email"), previousEmail: try members.string("previous_email"))
    }

    func write(to writer: inout JSONWriter) {
        writer.member("email", email)
        writer.member("previous_email", previousEmail)
    }
}

extension UserStatusChanged: EventPayload {
    init(from members: MemberReader) throws(UserEventSchemaError) {
        self.init(
            status: try members.status("status"), previousStatus: try members.status("previous_status"),
            reason: try members.string("reason"))
    }

    func write(to writer: inout JSONWriter) {
        writer.member("status", status.rawValue)
        writer.member("previous_status", previousStatus.rawValue)
        writer.member("reason", reason)
    }
}

extension UserDeleted: EventPayload {
    init(from members: MemberReader) throws(UserEventSchemaError) {
        self.init(deletedBy: try members.string("deleted_by"), reason: try members.string("reason"))
    }

    func write(to writer: inout JSONWriter) {
        writer.member("deleted_by", deletedBy)
        writer.member("reason", reason)
    }
}

extension UserRestored: EventPayload {
    init(from members: MemberReader) throws(UserEventSchemaError) {
        self.init(restoredBy: try members.string("restored_by"), reason: try members.string("reason"))
    }

    func write(to writer: inout JSONWriter) {
        writer.member("restored_by", restoredBy)
        writer.member("reason", reason)
    }
}
