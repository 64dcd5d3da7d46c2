public import JSON
public import UserContract

/// Recorded events into bodies. `data` is taken over byte for byte unless another version of it was asked for.
public enum CloudEventEncoder {
    /// The `source` of every event.
    public static let source = "/users"

    /// One event as a JSON object.
    /// - Parameter version: the schema version that the subscriber wants; nil for the stored one.
    public static func encode(
        _ event: RecordedEvent, as version: Int? = nil, into writer: inout JSONWriter
    ) throws(UserEventSchemaError) {
        let version = version ?? event.version
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
    /// - Parameter versions: schema versions that the subscriber wants, by event type.
    public static func single(
        _ event: RecordedEvent, versions: [String: Int] = [:]
    ) throws(UserEventSchemaError) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 1_024)
        try encode(event, as: versions[event.type], into: &writer)
        return writer.bytes
    }

    /// The body of a `CloudEventsMediaType.batch` request, events in the order given.
    public static func batch(
        _ events: [RecordedEvent], versions: [String: Int] = [:]
    ) throws(UserEventSchemaError) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 1_024 * events.count)
        writer.beginArray()
        for event in events {
            try encode(event, as: versions[event.type], into: &writer)
        }
        writer.endArray()
        return writer.bytes
    }

    private static func sequence(_ position: Int64) -> String {
        let digits = String(position)
        return String(repeating: "0", count: max(0, 20 - digits.utf8.count)) + digits
    }
}
