public import FoundationEssentials

/// How far a subscriber has come.
public struct DeliveryCursor: Sendable, Hashable {
    /// Everything up to here was accepted: the next request's `hindsight-after`.
    public var position: Int64
    /// The last event at or below `position` that this subscription passes: `hindsight-after-event`.
    public var eventID: UUID?

    public init(position: Int64, eventID: UUID? = nil) {
        self.position = position
        self.eventID = eventID
    }

    public static let beginning = DeliveryCursor(position: 0)
}
