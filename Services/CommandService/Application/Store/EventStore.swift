public import FoundationEssentials
public import UserContract

/// The port to the log: what the use case needs of it. The suite in `Tests/EventStoreContract` says what every adapter
/// must do; PostgreSQL and memory both pass it.
public protocol EventStore: Sendable {
    /// One consistent snapshot: what makes up the stream's present state, and the handled command of that id, which may
    /// belong to another stream. Only what is confirmed (will survive a failover) may be returned as handled.
    ///
    /// - Parameter snapshotVersion: start from the stream's snapshot if it has one of this schema version; nil: all events.
    func load(
        _ aggregate: UUID, commandID: UUID?, snapshotVersion: Int?
    ) async throws(EventStoreError) -> LoadedStream

    /// Appends commands of one stream, at least one, in order: each expects the revision that the one before it leaves, and
    /// gets its own outcome. Of each all events are appended or none, judged in this order under the log's lock: the
    /// command id (`duplicate`, `commandIDReused`), the expected revision, the e-mail. A refusal changes nothing, and
    /// what comes after it is a `revisionConflict`, because it was decided on a state that never was. A command without
    /// events is recorded and checked the same.
    ///
    /// No two of the commands may have the same id or touch the same e-mail.
    ///
    /// An append is idempotent by its command ids, so after an unknown outcome it may be sent again as it is.
    func append(_ commands: [AppendRequest]) async throws(EventStoreError) -> [AppendOutcome]

    /// These revisions of a stream, as far as they exist, in order.
    func events(
        of aggregate: UUID, revisions: ClosedRange<Int64>
    ) async throws(EventStoreError) -> [RecordedEvent]

    /// Keeps this instead of the stream's earlier snapshot.
    func save(_ snapshot: StoredSnapshot) async throws(EventStoreError)

    /// Who holds this e-mail at present; for a dry run, which may not reserve it.
    func owner(ofEmail normalForm: String) async throws(EventStoreError) -> UUID?
}

extension EventStore {
    /// Appends one command.
    public func append(_ command: AppendRequest) async throws(EventStoreError) -> AppendOutcome {
        let outcomes = try await append([command])
        guard let outcome = outcomes.first else { throw .corrupt("an append has no outcome") }
        return outcome
    }
}
