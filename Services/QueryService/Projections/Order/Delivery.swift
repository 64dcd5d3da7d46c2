public import FoundationEssentials
internal import UserContract

/// One request of the read models' subscription: all events after `after`, up to and including `through`.
///
/// There is no delivery with a hole, out of order or empty: that is checked when it is made.
public struct Delivery: Sendable, Hashable {
    public let log: UUID
    public let after: Int64
    /// The event at `after`, absent at the start of a subscription.
    public let afterEvent: UUID?
    /// The log's head when the request was sent.
    public let head: Int64
    public let events: [ProjectedEvent]

    public var through: Int64 { after + Int64(events.count) }

    public init(
        log: UUID, after: Int64, afterEvent: UUID?, through: Int64, head: Int64, events: [ProjectedEvent]
    ) throws(DeliveryProblem) {
        guard !events.isEmpty else { throw .empty }
        guard (0...Int64.max - Int64(events.count)).contains(after) else { throw .noPosition(after) }
        var expected = after
        var time: Timestamp?
        for event in events {
            expected += 1
            guard event.position == expected else {
                throw .outOfSequence(expected: expected, found: event.position)
            }
            if let time, event.timestamp <= time { throw .timeStandsStill(position: event.position) }
            time = event.timestamp
        }
        guard through == expected else { throw .endsElsewhere(through: through, last: expected) }
        self.log = log
        self.after = after
        self.afterEvent = afterEvent
        self.head = head
        self.events = events
    }
}
