import CommandDelivery
import JSON
import UserContract

/// The results of the `delivery.*` methods.
enum DeliveryJSON {
    static func failures(_ attempts: [FailedAttempt]) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 64 + 256 * attempts.count)
        writer.beginObject()
        writer.items(attempts) { attempt, writer in attempt.write(into: &writer) }
        writer.endObject()
        return writer.bytes
    }

    /// - Parameter found: one more than `limit` when there is a next page.
    static func parked(_ found: [ParkedEvent], limit: Int) -> [UInt8] {
        let items = found.prefix(limit)
        var writer = JSONWriter(reservingCapacity: 64 + 256 * items.count)
        writer.beginObject()
        writer.items(items) { event, writer in event.write(into: &writer) }
        writer.member("next_cursor", found.count > limit ? items.last.map { PageCursor.text($0.position) } : nil)
        writer.endObject()
        return writer.bytes
    }

    static func count(_ count: ParkedCount, of subscription: String) -> [UInt8] {
        let object: JSONValue = [
            "subscription": .string(subscription), "events": .integer(count.events), "users": .integer(count.users),
        ]
        return object.serialized()
    }
}

extension FailedAttempt {
    fileprivate func write(into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("at", at.rfc3339)
        writer.member("position", position)
        writer.member("event_id", eventID?.text)
        writer.member("status", status)
        writer.member("fault", reason)
        writer.member("answer", answer)
        writer.member("next_attempt_at", nextAttemptAt?.rfc3339)
        writer.endObject()
    }
}

extension ParkedEvent {
    fileprivate func write(into writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("position", position)
        writer.member("event_id", eventID.text)
        writer.member("aggregate_id", aggregateID.text)
        writer.member("event_type", eventType)
        writer.member("parked_at", parkedAt.rfc3339)
        writer.member("retrying", isRetrying)
        writer.member("status", status)
        writer.member("reason", reason)
        writer.member("answer", answer)
        writer.endObject()
    }
}
