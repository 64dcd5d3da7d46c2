public import UserContract

/// Some of the events that match a filter.
public struct EventPage: Sendable, Hashable {
    /// In position order.
    public var items: [RecordedEvent]
    /// Of the log, at the moment of reading: everything that matches was looked for up to there, unless there is a
    /// position to go on from.
    public var headPosition: Int64
    /// Where to go on; nil when there is nothing more.
    public var nextAfterPosition: Int64?

    public init(items: [RecordedEvent], headPosition: Int64, nextAfterPosition: Int64? = nil) {
        self.items = items
        self.headPosition = headPosition
        self.nextAfterPosition = nextAfterPosition
    }
}
