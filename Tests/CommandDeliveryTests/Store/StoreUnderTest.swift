import CloudEventsHTTP
import CommandEventStore
import FoundationEssentials
import Logging
import Postgres
import TestSupport
import UserContract

@testable import CommandDelivery

/// The adapters of `SubscriptionStore`, each with a log, for the one suite that holds for all of them.
enum StoreUnderTest: CaseIterable, Sendable {
    case inMemory
    case postgres

    struct Rig: Sendable {
        let store: any SubscriptionStore
        let log: LogFixture
        /// Makes a replay that nobody has begun.
        let addReplay: @Sendable (ReplayJob) async throws -> Void
        /// Orders all that is parked to be sent.
        let retryAll: @Sendable () async throws -> Void
        let discard: @Sendable (Int64) async throws -> Void
    }

    static let name = "read-models"

    func make() async throws -> Rig {
        switch self {
        case .inMemory: try await Self.inMemory()
        case .postgres: try await Self.postgres()
        }
    }

    private static func inMemory() async throws -> Rig {
        let store = InMemorySubscriptionStore()
        try await store.ensure(
            SubscriptionPlan(name: name, url: "http://127.0.0.1:1/", secret: .random(), maxBatch: 500), start: 0)
        return Rig(
            store: store, log: store.log,
            addReplay: { job in store.state.update { $0.replays[job.id] = InMemoryReplay(job: job) } },
            retryAll: { store.retryAll(name) },
            discard: { position in store.state.update { $0.rows[name]?.parked[position]?.state = .discarded } })
    }

    private static func postgres() async throws -> Rig {
        let database = try await DeliveryDatabase.make()
        try await database.store.ensure(database.plan(), start: 0)
        let client = database.client
        return Rig(
            store: database.store,
            log: LogFixture(store: PostgresEventStore(client: client, logger: Logger(label: "tests"))),
            addReplay: { job in
                _ = try await client.execute(
                    Statement(
                        name: "",
                        sql: """
                            INSERT INTO replays (
                                log_id, replay_id, subscription, start, to_position, position, settled, matching_events,
                                fingerprint, include_side_effects, reason, requested_by
                            ) VALUES (1, $1, $2, $3, $4, $3, $3, 1, '\\x00', false, 'because', 'alice')
                            """), [job.id, job.subscription, job.start, job.toPosition])
            },
            retryAll: {
                _ = try await client.execute(
                    Statement(
                        name: "", sql: "UPDATE parked_events SET retry_requested_at = now() WHERE state = 'parked'"))
            },
            discard: { position in
                _ = try await client.execute(
                    Statement(
                        name: "",
                        sql: """
                            UPDATE parked_events
                            SET state = 'discarded', discarded_by = 'alice', discard_reason = 'because',
                                retry_requested_at = NULL
                            WHERE position = $1
                            """), [position])
            })
    }
}
