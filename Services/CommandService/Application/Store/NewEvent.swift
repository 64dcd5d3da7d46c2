public import FoundationEssentials

/// An event before the store has given it a revision, a position and a time.
public struct NewEvent: Sendable, Hashable {
    public var eventID: UUID
    public var type: String
    /// The schema version of `data`.
    public var version: Int
    /// JSON text, kept byte for byte.
    public var data: [UInt8]
    /// JSON text, kept byte for byte.
    public var metadata: [UInt8]

    public init(eventID: UUID, type: String, version: Int, data: [UInt8], metadata: [UInt8]) {
        self.eventID = eventID
        self.type = type
        self.version = version
        self.data = data
        self.metadata = metadata
    }
}
