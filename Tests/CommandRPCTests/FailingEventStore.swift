import CommandApplication
import FoundationEssentials

/// A store that is there only to fail.
struct FailingEventStore: EventStore {
    let error: EventStoreError

    func load(_ aggregate: UUID, commandID: UUID?) async throws(EventStoreError) -> LoadedStream {
        throw error
    }

    func append(_ request: AppendRequest) async throws(EventStoreError) -> AppendOutcome {
        throw error
    }

    func owner(ofEmail normalForm: String) async throws(EventStoreError) -> UUID? {
        throw error
    }
}
