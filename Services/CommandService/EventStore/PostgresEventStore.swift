public import CommandApplication
public import FoundationEssentials
public import Logging
public import Postgres
public import ServiceLifecycle
import Synchronization
public import UserContract

/// The log in PostgreSQL. The client's role needs what the migrations grant to the service role, and its sessions the
/// settings of ``sessionSettings``.
///
/// Appending and reading work as long as the client does; ``run()`` learns of what other instances append.
public final class PostgresEventStore: EventStore, EventLog, Service {
    /// For the configuration of the client: nothing that a crashed or stuck session holds is held for long.
    public static let sessionSettings = [
        "default_transaction_isolation": "read committed",
        "statement_timeout": "20s",
        "lock_timeout": "5s",
        "idle_in_transaction_session_timeout": "10s",
    ]

    let client: PostgresClient
    let confirmed = ConfirmedPosition()
    let confirmer: Confirmer
    private let appender: Appender
    private let watcher: PositionWatcher
    let knownLogID = Mutex<UUID?>(nil)

    public init(client: PostgresClient, limits: AppendLimits = AppendLimits(), logger: Logger) {
        self.client = client
        confirmer = Confirmer(client: client, confirmed: confirmed, deadline: limits.appendDeadline)
        appender = Appender(
            client: client, confirmed: confirmed, confirmer: confirmer,
            announcer: AppendAnnouncer(client: client, logger: logger), limits: limits)
        watcher = PositionWatcher(client: client, confirmed: confirmed, confirmer: confirmer, logger: logger)
    }

    /// Watches for other instances' events until graceful shutdown or cancellation.
    public func run() async throws {
        await cancelWhenGracefulShutdown { [watcher] in await watcher.run() }
    }

    /// Commands that wait or are being appended.
    public var queuedCommands: Int { appender.queuedCommands }

    public func append(_ commands: [AppendRequest]) async throws(EventStoreError) -> [AppendOutcome] {
        try await appender.append(commands)
    }

    public func load(
        _ aggregate: UUID, commandID: UUID?, snapshotVersion: Int?
    ) async throws(EventStoreError) -> LoadedStream {
        let loaded: LoadedStream
        do {
            let version = snapshotVersion.map { Int32($0) }
            loaded = try LoadedStream(
                await client.execute(Statements.load, [Statements.log, aggregate, commandID, version]),
                aggregate: aggregate, commandID: commandID)
        } catch {
            throw EventStoreError(reading: error)
        }
        let start = (loaded.snapshot?.revision ?? 0) + 1
        guard loaded.events.indices.allSatisfy({ loaded.events[$0].revision == start + Int64($0) }) else {
            throw .corrupt("the revisions of a user have a hole")
        }
        try await confirm(upTo: loaded.lastToldPosition)
        return loaded
    }

    public func events(
        of aggregate: UUID, revisions: ClosedRange<Int64>
    ) async throws(EventStoreError) -> [RecordedEvent] {
        let events: [RecordedEvent]
        do {
            let rows = try await client.execute(
                Statements.readStream, [Statements.log, aggregate, revisions.lowerBound, revisions.upperBound])
            events = try rows.map { row throws(PostgresError) in try RecordedEvent(row) }
        } catch {
            throw EventStoreError(reading: error)
        }
        guard events.indices.allSatisfy({ events[$0].revision == revisions.lowerBound + Int64($0) }) else {
            throw .corrupt("the revisions of a user have a hole")
        }
        try await confirm(upTo: events.last?.position ?? 0)
        return events
    }

    public func save(_ snapshot: StoredSnapshot) async throws(EventStoreError) {
        do {
            _ = try await client.execute(
                Statements.saveSnapshot,
                [
                    Statements.log, snapshot.aggregateID, snapshot.revision, snapshot.position,
                    Int32(snapshot.version), JSONText(snapshot.state),
                ])
        } catch {
            throw EventStoreError(reading: error)
        }
    }

    public func owner(ofEmail normalForm: String) async throws(EventStoreError) -> UUID? {
        do {
            let rows = try await client.execute(Statements.emailOwner, [Statements.log, normalForm])
            return try rows.first?.decode(column: 0, as: UUID.self)
        } catch {
            throw EventStoreError(reading: error)
        }
    }

    /// Nothing is told, a refusal neither, of what a failover could take back.
    private func confirm(upTo position: Int64) async throws(EventStoreError) {
        if position > confirmed.position { _ = try await confirmer.confirm() }
    }
}
