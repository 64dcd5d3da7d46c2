public import FoundationEssentials
import UserContract

/// An event that is put aside, or has been.
public struct EventToPark: Sendable, Hashable {
    public var position: Int64
    public var eventID: UUID
    public var aggregateID: UUID
    public var type: String
    /// Of the answer that refused it; nil for one that only waits behind another.
    public var status: Int?
    /// One sentence.
    public var reason: String
    /// The refusing answer's first 1 KiB.
    public var answer: String?
}

extension EventToPark {
    static let waitsBehindAnother = "An earlier event of this user is parked."

    /// An event that waits because an earlier one of its user does.
    init(following event: RecordedEvent) {
        self.init(
            position: event.position, eventID: event.eventID, aggregateID: event.aggregateID, type: event.type,
            reason: Self.waitsBehindAnother)
    }

    /// An event that the subscriber refused when it was sent alone.
    init(refused event: RecordedEvent, _ failure: DeliveryFailure) {
        self.init(
            position: event.position, eventID: event.eventID, aggregateID: event.aggregateID, type: event.type,
            status: failure.status, reason: failure.reason, answer: failure.answer)
    }
}
