public import FoundationEssentials

/// How far a subscriber has come.
public struct DeliveryCursor: Sendable, Hashable {
    /// Everything up to here was accepted: the next request's `hindsight-after`.
    public var position: Int64
    /// The last event at or below `position` that this subscription passes: `hindsight-after-event`.
    public var eventID: UUID?
    /// Everything up to here is dealt with: what lies beyond `position` does not pass the filter or is parked, and needs
    /// no request of its own. Never below `position`.
    public var settled: Int64

    public init(position: Int64, eventID: UUID? = nil, settled: Int64? = nil) {
        self.position = position
        self.eventID = eventID
        self.settled = max(position, settled ?? position)
    }

    public static let beginning = DeliveryCursor(position: 0)
}
