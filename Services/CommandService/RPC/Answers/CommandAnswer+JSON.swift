import CommandApplication
import JSON
import UserContract

extension CommandAnswer {
    /// The `result` of a `user.*` call. The events' data pass untouched.
    var json: [UInt8] {
        var writer = JSONWriter(reservingCapacity: 512)
        writer.beginObject()
        writer.member("user_id", userID.text)
        writer.member("revision", revision)
        writer.member("position", position)
        writer.member("duplicate", duplicate)
        writer.member("dry_run", dryRun ? true : nil)
        if !unchecked.isEmpty {
            writer.member("unchecked", .array(unchecked.map { .string($0) }))
        }
        writer.key("events")
        writer.beginArray()
        for event in events {
            event.write(into: &writer)
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }
}

extension AnsweredEvent {
    fileprivate func write(into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("event_id", eventID?.text)
        writer.member("event_type", type)
        writer.member("revision", revision)
        writer.member("position", position)
        writer.member("version", version)
        writer.member("timestamp", timestamp?.rfc3339)
        writer.member("data", raw: data)
        writer.endObject()
    }
}
