import CommandApplication
import FoundationEssentials
import UserContract

/// A store that is there only to fail.
struct FailingEventStore: EventStore {
    let error: EventStoreError

    func load(
        _ aggregate: UUID, commandID: UUID?, snapshotVersion: Int?
    ) async throws(EventStoreError) -> LoadedStream {
        throw error
    }

    func append(_ commands: [AppendRequest]) async throws(EventStoreError) -> [AppendOutcome] {
        throw error
    }

    func events(
        of aggregate: UUID, revisions: ClosedRange<Int64>
    ) async throws(EventStoreError) -> [RecordedEvent] {
        throw error
    }

    func save(_ snapshot: StoredSnapshot) async throws(EventStoreError) {
        throw error
    }

    func owner(ofEmail normalForm: String) async throws(EventStoreError) -> UUID? {
        throw error
    }
}
