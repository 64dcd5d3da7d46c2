import CommandApplication
import CommandDelivery
import CommandEventStore
import Logging
import Postgres
import TestSupport
import Testing
import WebhookTestSupport

@testable import CommandDelivery

/// Delivery over the real event store, the real subscriptions and real connections.
@Suite(.timeLimit(.minutes(5)))
struct PostgresDeliveryTests {
    @Test func `of two instances one sends, and killed sessions lose and double nothing`() async throws {
        let database = try await DeliveryDatabase.make()
        let rig = try DeliveryRig(maxBatch: 5)
        let log = LogFixture()
        let observers = [CollectingObserver(), CollectingObserver()]
        let services = [
            DeliveryService(
                log: log.store, store: PostgresSubscriptionStore(client: database.client, secrets: rig.secrets),
                transport: rig.driver, configuration: rig.configuration,
                observer: observers[0]),
            DeliveryService(
                log: log.store,
                store: PostgresSubscriptionStore(client: try database.anotherClient(), secrets: rig.secrets),
                transport: rig.driver, configuration: rig.configuration, observer: observers[1]),
        ]
        let stop = StopSignal()
        let tasks = services.map { service in Task { await service.serve(until: stop) } }
        var count = 0
        for _ in 1...5 {
            try await log.append(12)
            count += 12
            try await rig.subscriber.waitForEvents(count)
            let leaders = observers.count { observer in
                observer.observations.value.contains { if case .leading = $0 { true } else { false } }
            }
            #expect(leaders >= 1)
            try await database.cluster.terminateBackends(of: database.database)
        }
        try await log.append(1)
        try await rig.subscriber.waitForEvents(count + 1)
        stop.raise()
        for task in tasks { await task.value }
        #expect(rig.subscriber.problems.isEmpty)
        #expect(try await rig.subscriber.events == log.eventIDs())
    }

    @Test func `delivers what the event store appends`() async throws {
        let database = try await DeliveryDatabase.make()
        let rig = try DeliveryRig(maxBatch: 5)
        let events = PostgresEventStore(client: database.client, logger: Logger(label: "tests"))
        let log = LogFixture(store: events)
        let service = DeliveryService(
            log: events, store: PostgresSubscriptionStore(client: database.client, secrets: rig.secrets),
            transport: rig.driver, configuration: rig.configuration,
            observer: rig.observer)
        try await service.delivering {
            try await log.append(23)
            try await rig.subscriber.waitForEvents(23)
        }
        #expect(rig.subscriber.problems.isEmpty)
        #expect(try await rig.subscriber.events == log.eventIDs())
        #expect(try await database.store.subscriptions().first?.cursor.position == 23)
    }
}
