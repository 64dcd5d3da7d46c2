internal import JSON
internal import UserContract

extension ProjectedEvent {
    /// The item of a history (contract, section 3) as minified JSON.
    public var auditEntry: [UInt8] {
        var writer = JSONWriter(reservingCapacity: 512)
        writer.beginObject()
        writer.member("revision", revision)
        writer.member("position", position)
        writer.member("event_type", event.type.rawValue)
        writer.member("timestamp", timestamp.rfc3339)
        writer.member("actor", origin.actor)
        writer.member("reason", origin.reason)
        writer.key("changes")
        writer.beginObject()
        for change in event.changes {
            writer.key(change.field)
            writer.beginObject()
            writer.key("from")
            writer.write(change.from)
            writer.key("to")
            writer.write(change.to)
            writer.endObject()
        }
        writer.endObject()
        writer.member("correlation_id", origin.correlationID)
        writer.member("command_id", origin.commandID.text)
        writer.member("ip", origin.ip)
        writer.member("user_agent", origin.userAgent)
        writer.endObject()
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ value: FieldChange.Value?) {
        switch value {
        case .text(let text): string(text)
        case .flag(let flag): bool(flag)
        case nil: null()
        }
    }
}
