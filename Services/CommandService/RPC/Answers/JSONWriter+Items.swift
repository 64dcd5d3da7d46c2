import JSON

extension JSONWriter {
    /// The `items` of a list answer.
    mutating func items<Item>(_ items: some Sequence<Item>, _ write: (Item, inout JSONWriter) -> Void) {
        key("items")
        beginArray()
        for item in items { write(item, &self) }
        endArray()
    }
}
