import CommandApplication
import CommandEventStore
import FoundationEssentials
import UserContract

/// The event store, once the database is known to be the right one. Until then nothing is read or written.
struct CheckedEventStore: EventStore {
    let store: PostgresEventStore
    let readiness: StoreReadiness

    func load(
        _ aggregate: UUID, commandID: UUID?, snapshotVersion: Int?
    ) async throws(EventStoreError) -> LoadedStream {
        try requireChecked()
        return try await store.load(aggregate, commandID: commandID, snapshotVersion: snapshotVersion)
    }

    func append(_ commands: [AppendRequest]) async throws(EventStoreError) -> [AppendOutcome] {
        try requireChecked()
        return try await store.append(commands)
    }

    func events(
        of aggregate: UUID, revisions: ClosedRange<Int64>
    ) async throws(EventStoreError) -> [RecordedEvent] {
        try requireChecked()
        return try await store.events(of: aggregate, revisions: revisions)
    }

    func save(_ snapshot: StoredSnapshot) async throws(EventStoreError) {
        try requireChecked()
        try await store.save(snapshot)
    }

    func owner(ofEmail normalForm: String) async throws(EventStoreError) -> UUID? {
        try requireChecked()
        return try await store.owner(ofEmail: normalForm)
    }

    func requireChecked() throws(EventStoreError) {
        guard readiness.isPassed else {
            throw .unavailable(retryAfter: 1, applied: .no)
        }
    }
}
