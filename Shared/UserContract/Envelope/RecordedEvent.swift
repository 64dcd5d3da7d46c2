public import FoundationEssentials
import JSON

/// An event as it lies in the log. `data` and `metadata` are the stored bytes; they pass to readers untouched.
public struct RecordedEvent: Sendable, Hashable {
    public static let aggregateType = "user"

    public var eventID: UUID
    public var aggregateID: UUID
    /// Dense per aggregate, from 1.
    public var revision: Int64
    /// The schema version of `data`.
    public var version: Int
    /// Dense over the whole log, from 1, in commit order.
    public var position: Int64
    /// Strictly increases with the position.
    public var timestamp: Timestamp
    public var type: String
    public var data: [UInt8]
    public var metadata: [UInt8]

    public init(
        eventID: UUID, aggregateID: UUID, revision: Int64, version: Int, position: Int64, timestamp: Timestamp,
        type: String, data: [UInt8], metadata: [UInt8]
    ) {
        self.eventID = eventID
        self.aggregateID = aggregateID
        self.revision = revision
        self.version = version
        self.position = position
        self.timestamp = timestamp
        self.type = type
        self.data = data
        self.metadata = metadata
    }

    /// The event in its newest shape.
    public func userEvent() throws(UserEventSchemaError) -> UserEvent {
        try UserEventSchema.decode(type: type, version: version, data: data)
    }

    public func eventMetadata() throws(UserEventSchemaError) -> EventMetadata {
        let value: JSONValue
        do {
            value = try JSONParser.parse(metadata)
        } catch {
            throw .notJSON
        }
        return try EventMetadata(json: value)
    }
}
