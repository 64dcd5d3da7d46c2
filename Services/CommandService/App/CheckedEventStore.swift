import CommandApplication
import CommandEventStore
import FoundationEssentials

/// The event store, once the database is known to be the right one. Until then nothing is read or written.
struct CheckedEventStore: EventStore {
    let store: PostgresEventStore
    let readiness: StoreReadiness

    func load(_ aggregate: UUID, commandID: UUID?) async throws(EventStoreError) -> LoadedStream {
        try requireChecked()
        return try await store.load(aggregate, commandID: commandID)
    }

    func append(_ request: AppendRequest) async throws(EventStoreError) -> AppendOutcome {
        try requireChecked()
        return try await store.append(request)
    }

    func owner(ofEmail normalForm: String) async throws(EventStoreError) -> UUID? {
        try requireChecked()
        return try await store.owner(ofEmail: normalForm)
    }

    private func requireChecked() throws(EventStoreError) {
        guard readiness.isPassed else {
            throw .unavailable(retryAfter: 1, applied: .no)
        }
    }
}
