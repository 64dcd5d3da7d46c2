public import JSON
public import UserContract

/// Recorded events into bodies. A subscriber takes the newest version of every event's data, but for the types of which
/// it asked for another. Data that is in that version already is taken over byte for byte.
public enum CloudEventEncoder {
    /// The `source` of every event.
    public static let source = "/users"

    /// One event as a JSON object.
    /// - Parameter versions: schema versions that the subscriber asked for.
    public static func encode(
        _ event: RecordedEvent, versions: [UserEventType: Int] = [:], into writer: inout JSONWriter
    ) throws(UserEventSchemaError) {
        let version = version(of: event, for: versions)
        let metadata = try event.eventMetadata()
        let data = try UserEventSchema.recode(
            type: event.type, version: event.version, data: event.data, to: version)
        let user = event.aggregateID.text
        writer.beginObject()
        writer.member("specversion", "1.0")
        writer.member("id", event.eventID.text)
        writer.member("source", source)
        writer.member("type", event.type)
        writer.member("subject", user)
        writer.member("time", event.timestamp.rfc3339)
        writer.member("datacontenttype", "application/json")
        writer.member("partitionkey", user)
        writer.member("sequence", sequence(event.position))
        writer.member("revision", event.revision)
        writer.member("dataversion", version)
        writer.member("actor", metadata.actor)
        writer.member("reason", metadata.reason)
        writer.member("commandid", metadata.commandID.text)
        writer.member("correlationid", metadata.correlationID)
        writer.member("causationid", metadata.causationID)
        writer.member("ip", metadata.ip)
        writer.member("useragent", metadata.userAgent)
        writer.member("traceparent", metadata.traceparent)
        writer.member("data", raw: data)
        writer.endObject()
    }

    /// The body of a `CloudEventsMediaType.single` request.
    /// - Parameter versions: schema versions that the subscriber asked for.
    public static func single(
        _ event: RecordedEvent, versions: [UserEventType: Int] = [:]
    ) throws(UserEventSchemaError) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 1_024)
        try encode(event, versions: versions, into: &writer)
        return writer.bytes
    }

    /// The body of a `CloudEventsMediaType.batch` request, events in the order given.
    public static func batch(
        _ events: [RecordedEvent], versions: [UserEventType: Int] = [:]
    ) throws(UserEventSchemaError) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 1_024 * events.count)
        writer.beginArray()
        for event in events {
            try encode(event, versions: versions, into: &writer)
        }
        writer.endArray()
        return writer.bytes
    }

    /// What a newer program has written passes as it is: there is nothing to make it into.
    private static func version(of event: RecordedEvent, for versions: [UserEventType: Int]) -> Int {
        guard let type = UserEventType(rawValue: event.type) else { return event.version }
        return versions[type] ?? max(event.version, UserEventSchema.currentVersion(of: type))
    }

    private static func sequence(_ position: Int64) -> String {
        let digits = String(position)
        return String(repeating: "0", count: max(0, 20 - digits.utf8.count)) + digits
    }
}
