public import FoundationEssentials
public import UserContract

/// An event as the answer to a command tells it.
///
/// A dry run's event never happened, so it has no id, no position and no time: an id that names nothing would only be
/// searched for in vain.
public struct AnsweredEvent: Sendable, Hashable {
    public var eventID: UUID?
    public var type: String
    public var revision: Int64
    public var position: Int64?
    /// The schema version of `data`.
    public var version: Int
    public var timestamp: Timestamp?
    /// JSON text, as stored.
    public var data: [UInt8]

    public init(
        eventID: UUID?, type: String, revision: Int64, position: Int64?, version: Int, timestamp: Timestamp?,
        data: [UInt8]
    ) {
        self.eventID = eventID
        self.type = type
        self.revision = revision
        self.position = position
        self.version = version
        self.timestamp = timestamp
        self.data = data
    }
}
