public import FoundationEssentials
public import UserContract

/// One event as the read side sees it: decoded to its newest version, with what the audit tells about it.
public struct ProjectedEvent: Sendable, Hashable {
    public var position: Int64
    public var eventID: UUID
    public var userID: UUID
    /// Dense per user from 1.
    public var revision: Int64
    public var timestamp: Timestamp
    public var event: UserEvent
    public var origin: EventOrigin

    public init(
        position: Int64, eventID: UUID, userID: UUID, revision: Int64, timestamp: Timestamp, event: UserEvent,
        origin: EventOrigin
    ) {
        self.position = position
        self.eventID = eventID
        self.userID = userID
        self.revision = revision
        self.timestamp = timestamp
        self.event = event
        self.origin = origin
    }
}
