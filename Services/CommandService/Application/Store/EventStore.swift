public import FoundationEssentials

/// The port to the log: what the use case needs of it. The suite in `Tests/EventStoreContract` says what every adapter
/// must do; PostgreSQL and memory both pass it.
public protocol EventStore: Sendable {
    /// One consistent snapshot: all events of the stream in revision order, and the handled command of that id, which
    /// may belong to another stream. Only what is confirmed (will survive a failover) may be returned as handled.
    func load(_ aggregate: UUID, commandID: UUID?) async throws(EventStoreError) -> LoadedStream

    /// Appends all the events or none. Judged in this order, under the log's lock: the command id (`duplicate`,
    /// `commandIDReused`), the expected revision, the e-mail. A refusal changes nothing. An append without events
    /// records its command and checks the same.
    ///
    /// An append is idempotent by its command id, so after an unknown outcome it may be sent again as it is.
    func append(_ request: AppendRequest) async throws(EventStoreError) -> AppendOutcome

    /// Who holds this e-mail at present; for a dry run, which may not reserve it.
    func owner(ofEmail normalForm: String) async throws(EventStoreError) -> UUID?
}
