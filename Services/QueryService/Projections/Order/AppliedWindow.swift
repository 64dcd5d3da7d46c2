public import FoundationEssentials

/// What the read models already hold of a delivery, seen under the checkpoint's lock.
public struct AppliedWindow: Sendable {
    public var checkpoint: Checkpoint
    /// Ids of the events applied at the positions `after...through` of the delivery, as far as the checkpoint reaches.
    public var eventIDs: [Int64: UUID]

    public init(checkpoint: Checkpoint, eventIDs: [Int64: UUID]) {
        self.checkpoint = checkpoint
        self.eventIDs = eventIDs
    }
}
