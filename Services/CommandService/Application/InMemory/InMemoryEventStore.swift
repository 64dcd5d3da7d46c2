public import FoundationEssentials
import Synchronization
public import UserContract

/// Both ports without a database, with the semantics of PostgreSQL: for tests, where a server would only be slower.
public final class InMemoryEventStore: EventStore, EventLog {
    public let logID = UUID.version7()

    private let clock: @Sendable () -> Timestamp
    private let state = Mutex(InMemoryLog())
    private let waiters = PositionWaiters()

    /// - Parameter clock: may stand still or step back; the log's times increase all the same.
    public init(clock: @escaping @Sendable () -> Timestamp = { .now() }) {
        self.clock = clock
    }

    public func load(
        _ aggregate: UUID, commandID: UUID?, snapshotVersion: Int?
    ) async throws(EventStoreError) -> LoadedStream {
        state.withLock { $0.load(aggregate, commandID: commandID, snapshotVersion: snapshotVersion) }
    }

    public func append(_ commands: [AppendRequest]) async throws(EventStoreError) -> [AppendOutcome] {
        let now = clock()
        let (outcomes, head) = state.withLock { log in
            (log.append(commands, at: now), log.head)
        }
        waiters.advance(to: head)
        return outcomes
    }

    public func events(
        of aggregate: UUID, revisions: ClosedRange<Int64>
    ) async throws(EventStoreError) -> [RecordedEvent] {
        state.withLock { $0.events(of: aggregate, revisions: revisions) }
    }

    public func save(_ snapshot: StoredSnapshot) async throws(EventStoreError) {
        state.withLock { $0.save(snapshot) }
    }

    public func owner(ofEmail normalForm: String) async throws(EventStoreError) -> UUID? {
        state.withLock { $0.owners[normalForm] }
    }

    public func read(
        after: Int64, through: Int64, limit: Int
    ) async throws(EventStoreError) -> [RecordedEvent] {
        state.withLock { $0.read(after: after, through: through, limit: limit) }
    }

    public var confirmedPosition: Int64 {
        state.withLock { $0.head }
    }

    public func confirm() async throws(EventStoreError) -> Int64 {
        confirmedPosition
    }

    public func waitForPosition(beyond position: Int64) async -> Int64 {
        await waiters.wait(beyond: position)
        return confirmedPosition
    }
}
