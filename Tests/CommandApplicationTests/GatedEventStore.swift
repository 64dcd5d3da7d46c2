import CommandApplication
import FoundationEssentials
import Synchronization
import UserContract

/// An event store in front of the in-memory one that holds appends back while its gate is closed, and writes down which
/// commands came together.
final class GatedEventStore: EventStore {
    private struct State {
        var isClosed = false
        var waiting: [CheckedContinuation<Void, Never>] = []
        var appends: [[AppendRequest]] = []
        var failure: EventStoreError?
        var isRefused: @Sendable (AppendRequest) -> Bool = { _ in false }
    }

    let base = InMemoryEventStore()
    private let state = Mutex(State())

    /// Since the gate was closed last.
    var appends: [[AppendRequest]] { state.withLock { $0.appends } }

    func close() {
        state.withLock { state in
            state.isClosed = true
            state.appends = []
        }
    }

    func open() {
        let waiting = state.withLock { state in
            state.isClosed = false
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    /// The next append fails.
    func fail(_ error: EventStoreError) {
        state.withLock { $0.failure = error }
    }

    /// An append with such a command fails as a whole.
    func refuse(_ isRefused: @escaping @Sendable (AppendRequest) -> Bool) {
        state.withLock { $0.isRefused = isRefused }
    }

    /// - Parameter count: appends at least.
    func untilWaiting(_ count: Int = 1) async {
        while state.withLock({ $0.waiting.count < count }) { await Task.yield() }
    }

    func append(_ commands: [AppendRequest]) async throws(EventStoreError) -> [AppendOutcome] {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                state.appends.append(commands)
                if state.isClosed { state.waiting.append(continuation) }
                return !state.isClosed
            }
            if isOpen { continuation.resume() }
        }
        let (failure, isRefused) = state.withLock { state in
            defer { state.failure = nil }
            return (state.failure, commands.contains(where: state.isRefused))
        }
        if let failure { throw failure }
        if isRefused { throw .corrupt("refused") }
        return try await base.append(commands)
    }

    func load(
        _ aggregate: UUID, commandID: UUID?, snapshotVersion: Int?
    ) async throws(EventStoreError) -> LoadedStream {
        try await base.load(aggregate, commandID: commandID, snapshotVersion: snapshotVersion)
    }

    func events(
        of aggregate: UUID, revisions: ClosedRange<Int64>
    ) async throws(EventStoreError) -> [RecordedEvent] {
        try await base.events(of: aggregate, revisions: revisions)
    }

    func save(_ snapshot: StoredSnapshot) async throws(EventStoreError) {
        try await base.save(snapshot)
    }

    func owner(ofEmail normalForm: String) async throws(EventStoreError) -> UUID? {
        try await base.owner(ofEmail: normalForm)
    }
}
