import CommandDelivery
import JSON
import UserContract

/// What the replay endpoint answers.
enum ReplayJSON {
    static func one(_ replay: ReplayStatus, at now: Timestamp) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: 512)
        replay.write(into: &writer, at: now)
        return writer.bytes
    }

    /// - Parameter found: one more than `limit` when there is a next page.
    static func list(_ found: [ReplayStatus], limit: Int, at now: Timestamp) -> [UInt8] {
        let items = found.prefix(limit)
        var writer = JSONWriter(reservingCapacity: 64 + 512 * items.count)
        writer.beginObject()
        writer.items(items) { replay, writer in replay.write(into: &writer, at: now) }
        writer.member("next_cursor", found.count > limit ? items.last.map { PageCursor.text($0.id) } : nil)
        writer.endObject()
        return writer.bytes
    }

    static func extent(_ extent: ReplayExtent) -> [UInt8] {
        let object: JSONValue = [
            "matching_events": .integer(extent.matchingEvents), "from_position": .integer(extent.fromPosition),
            "to_position": .integer(extent.toPosition),
        ]
        return object.serialized()
    }
}

extension ReplayStatus {
    fileprivate func write(into writer: inout JSONWriter, at now: Timestamp) {
        let pace = ReplayPace(self, at: now)
        writer.beginObject()
        writer.member("id", id.text)
        writer.member("state", state.rawValue)
        writer.member("subscription", subscription)
        writer.member("reason", reason)
        writer.member("requested_by", requestedBy)
        writer.member("matching_events", matchingEvents)
        writer.member("delivered_events", deliveredEvents)
        writer.member("position", position)
        writer.member("to_position", toPosition)
        writer.member("rate_per_second", pace.rate.map { .number(JSONNumber(thousandths: $0)) })
        writer.member("eta_seconds", pace.secondsLeft)
        writer.member("error", error)
        writer.endObject()
    }
}
