public import CommandApplication
public import FoundationEssentials
public import UserContract

/// Short words for what tests ask a store.
extension EventStore {
    /// The stream from its first event.
    public func load(_ aggregate: UUID, commandID: UUID?) async throws(EventStoreError) -> LoadedStream {
        try await load(aggregate, commandID: commandID, snapshotVersion: nil)
    }

    /// All events of the stream with everything that is recorded of them.
    public func history(of aggregate: UUID) async throws(EventStoreError) -> [RecordedEvent] {
        try await events(of: aggregate, revisions: 1...Int64.max)
    }
}
