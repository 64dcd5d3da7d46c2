public import FoundationEssentials

/// The state of a stream at one of its revisions, as the store keeps it: a shortcut, never the truth.
public struct StoredSnapshot: Sendable, Hashable {
    public var aggregateID: UUID
    public var revision: Int64
    /// Of the event with that revision.
    public var position: Int64
    /// The schema version of `state`.
    public var version: Int
    /// JSON text.
    public var state: [UInt8]

    public init(aggregateID: UUID, revision: Int64, position: Int64, version: Int, state: [UInt8]) {
        self.aggregateID = aggregateID
        self.revision = revision
        self.position = position
        self.version = version
        self.state = state
    }
}
