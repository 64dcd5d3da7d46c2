internal import JSON

/// `{items, next_cursor?}`, the shape of every list.
enum ListDocument {
    static func bytes(items: [[UInt8]], nextCursor: String?) -> [UInt8] {
        var writer = JSONWriter(reservingCapacity: items.reduce(64) { $0 + $1.count + 1 })
        writer.beginObject()
        writer.key("items")
        writer.beginArray()
        for item in items {
            writer.raw(item)
        }
        writer.endArray()
        writer.member("next_cursor", nextCursor)
        writer.endObject()
        return writer.bytes
    }
}
