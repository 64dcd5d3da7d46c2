/// One page of a list: items as JSON, and where to go on if there is more.
public struct Page<Place: Sendable>: Sendable {
    public var items: [[UInt8]]
    public var next: Place?

    public init(items: [[UInt8]], next: Place?) {
        self.items = items
        self.next = next
    }
}
