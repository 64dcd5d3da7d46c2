import CommandApplication
import JSON
import UserContract

extension EventPage {
    /// The `result` of `events.read`. Data and metadata pass untouched.
    var json: [UInt8] {
        var writer = JSONWriter(reservingCapacity: 128 + 1024 * items.count)
        writer.beginObject()
        writer.items(items) { event, writer in event.write(into: &writer) }
        writer.member("head_position", headPosition)
        writer.member("next_after_position", nextAfterPosition)
        writer.endObject()
        return writer.bytes
    }
}

extension RecordedEvent {
    fileprivate func write(into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("event_id", eventID.text)
        writer.member("aggregate_id", aggregateID.text)
        writer.member("aggregate_type", Self.aggregateType)
        writer.member("revision", revision)
        writer.member("version", version)
        writer.member("position", position)
        writer.member("timestamp", timestamp.rfc3339)
        writer.member("event_type", type)
        writer.member("data", raw: data)
        writer.member("metadata", raw: metadata)
        writer.endObject()
    }
}
