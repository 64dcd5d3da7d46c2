import CommandApplication
import FoundationEssentials
import Synchronization
import UserContract

/// An event store in front of the in-memory one that has accidents when told to, one step for each append.
final class ScriptedEventStore: EventStore {
    enum Step {
        case succeed
        /// The append never arrives.
        case lose(EventStoreError)
        /// The append arrives, its answer does not.
        case applyAndLose(EventStoreError)
        /// The same command arrives twice, and this is the second.
        case arriveSecond
        /// Somebody else is faster.
        case overtake(AppendRequest)
        /// The store says so, and does nothing.
        case answer([AppendOutcome])
    }

    let base = InMemoryEventStore()
    private let steps: Mutex<[Step]>
    private let loadFailure = Mutex<EventStoreError?>(nil)
    private let counts = Mutex((loads: 0, appends: 0))

    init(_ steps: [Step] = []) {
        self.steps = Mutex(steps)
    }

    var loads: Int { counts.withLock { $0.loads } }
    var appends: Int { counts.withLock { $0.appends } }

    func plan(_ steps: [Step]) {
        self.steps.withLock { $0 = steps }
    }

    func failLoads(_ error: EventStoreError?) {
        loadFailure.withLock { $0 = error }
    }

    func load(
        _ aggregate: UUID, commandID: UUID?, snapshotVersion: Int?
    ) async throws(EventStoreError) -> LoadedStream {
        counts.withLock { $0.loads += 1 }
        if let error = loadFailure.withLock({ $0 }) { throw error }
        return try await base.load(aggregate, commandID: commandID, snapshotVersion: snapshotVersion)
    }

    func events(
        of aggregate: UUID, revisions: ClosedRange<Int64>
    ) async throws(EventStoreError) -> [RecordedEvent] {
        if let error = loadFailure.withLock({ $0 }) { throw error }
        return try await base.events(of: aggregate, revisions: revisions)
    }

    func save(_ snapshot: StoredSnapshot) async throws(EventStoreError) {
        try await base.save(snapshot)
    }

    func append(_ commands: [AppendRequest]) async throws(EventStoreError) -> [AppendOutcome] {
        counts.withLock { $0.appends += 1 }
        switch steps.withLock({ $0.isEmpty ? Step.succeed : $0.removeFirst() }) {
        case .succeed: break
        case .lose(let error): throw error
        case .applyAndLose(let error):
            _ = try await base.append(commands)
            throw error
        case .arriveSecond: _ = try await base.append(commands)
        case .overtake(let other): _ = try await base.append(other)
        case .answer(let outcomes): return outcomes
        }
        return try await base.append(commands)
    }

    func owner(ofEmail normalForm: String) async throws(EventStoreError) -> UUID? {
        if let error = loadFailure.withLock({ $0 }) { throw error }
        return try await base.owner(ofEmail: normalForm)
    }
}
