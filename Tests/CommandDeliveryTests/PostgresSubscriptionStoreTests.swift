import CommandDelivery
import FoundationEssentials
import Postgres
import TestSupport
import Testing
import UserContract

@Suite(.timeLimit(.minutes(5)))
struct PostgresSubscriptionStoreTests {
    private let failure = DeliveryFailure(position: 9, status: 503, reason: "The subscriber answered 503.")

    @Test func `creates what the configuration asks for, once`() async throws {
        let database = try await DeliveryDatabase.make()
        var plan = try database.plan()
        plan.settings.dataVersions = [.created: 1, .deleted: 1]
        try await database.store.ensure(plan)
        try await database.store.ensure(plan)
        let subscriptions = try await database.store.subscriptions()
        let subscription = try #require(subscriptions.first)
        #expect(subscriptions.count == 1)
        #expect(subscription.name == "read-models")
        #expect(subscription.settings == plan.settings)
        #expect(subscription.cursor == .beginning)
        #expect(subscription.state == .active)
        #expect(
            subscription.lastFailure == nil && subscription.lastSuccessAt == nil && subscription.nextAttemptAt == nil)
    }

    @Test func `follows the configuration without moving the cursor`() async throws {
        let database = try await DeliveryDatabase.make()
        try await database.store.ensure(database.plan())
        let event = UUID.version7()
        try await database.store.withLead { lead in
            let saved = try await lead.saveCursor(
                of: "read-models", from: 0, to: DeliveryCursor(position: 7, eventID: event), accepted: true)
            #expect(saved)
        }
        var changed = try database.plan(url: "http://127.0.0.1:2/")
        changed.start = 3
        changed.settings.maxBatch = 10
        changed.settings.maxBackoff = .seconds(5)
        changed.settings.dataVersions = [.created: 1]
        try await database.store.ensure(changed)
        let subscription = try #require(try await database.store.subscriptions().first)
        #expect(subscription.settings == changed.settings)
        #expect(subscription.cursor == DeliveryCursor(position: 7, eventID: event))
        #expect(subscription.lastSuccessAt != nil)
    }

    @Test func `one that nothing is new about is not written again`() async throws {
        let database = try await DeliveryDatabase.make()
        var plan = try database.plan()
        plan.settings.dataVersions = [.deleted: 1, .created: 1]
        try await database.store.ensure(plan)
        let version = Statement(name: "", sql: "SELECT xmin::text FROM subscriptions")
        let written = try await database.client.execute(version)[0].decode(column: 0, as: String.self)
        try await database.store.ensure(plan)
        #expect(try await database.client.execute(version)[0].decode(column: 0, as: String.self) == written)
        plan.settings.dataVersions = [:]
        try await database.store.ensure(plan)
        #expect(try await database.client.execute(version)[0].decode(column: 0, as: String.self) != written)
        #expect(try await database.store.subscriptions().first?.settings == plan.settings)
    }

    @Test func `a cursor that somebody else moved is not written`() async throws {
        let database = try await DeliveryDatabase.make()
        try await database.store.ensure(database.plan())
        let other = try database.anotherClient()
        defer { other.close() }
        try await database.store.withLead { zombie in
            try await PostgresSubscriptionStore(client: other).withLead { successor in
                let saved = try await successor.saveCursor(
                    of: "read-models", from: 0, to: DeliveryCursor(position: 5), accepted: true)
                #expect(saved)
            }
            #expect(
                try await !zombie.saveCursor(
                    of: "read-models", from: 0, to: DeliveryCursor(position: 3), accepted: true))
            #expect(
                try await !zombie.record(.retrying, of: "read-models", at: 0, failure: failure, nextAttempt: .zero))
        }
        let subscription = try #require(try await database.store.subscriptions().first)
        #expect(subscription.cursor.position == 5)
        #expect(subscription.lastFailure == nil)
    }

    @Test func `a session that is broken neither writes nor says that it is open`() async throws {
        let database = try await DeliveryDatabase.make()
        try await database.store.ensure(database.plan())
        try await database.store.withLead { lead in
            #expect(try await lead.take(["read-models"]) == ["read-models"])
            try await database.cluster.terminateBackends(of: database.database)
            await #expect(throws: SubscriptionStoreError.self) {
                try await lead.saveCursor(of: "read-models", from: 0, to: DeliveryCursor(position: 3), accepted: true)
            }
            await #expect(throws: SubscriptionStoreError.self) { try await lead.subscriptions() }
            #expect(!lead.isOpen)
        }
        #expect(try await database.store.subscriptions().first?.cursor == .beginning)
    }

    @Test func `one session leads a subscription, until it releases it or ends`() async throws {
        let database = try await DeliveryDatabase.make()
        let other = PostgresSubscriptionStore(client: try database.anotherClient())
        try await database.store.withLead { first in
            #expect(Set(try await first.take(["a", "b", "c"])) == ["a", "b", "c"])
            try await other.withLead { second in
                #expect(try await second.take(["a", "b", "d"]) == ["d"])
                try await first.release("a")
                #expect(try await second.take(["a", "b"]) == ["a"])
            }
        }
        try await other.withLead { second in
            // A session's locks are free once the server has seen its end, a moment after the client has.
            var missing: Set = ["a", "b", "c", "d"]
            while !missing.isEmpty { missing.subtract(try await second.take(missing.sorted())) }
        }
    }

    @Test func `writes down failures, and a success ends them`() async throws {
        let database = try await DeliveryDatabase.make()
        try await database.store.ensure(database.plan())
        try await database.store.withLead { lead in
            #expect(
                try await lead.record(
                    .blocked, of: "read-models", at: 0, failure: failure, nextAttempt: .milliseconds(1_500)))
            let failing = try #require(try await lead.subscriptions().first)
            #expect(failing.state == .blocked)
            #expect(failing.lastFailure == failure)
            let failedAt = try #require(failing.lastFailureAt)
            let next = try #require(failing.nextAttemptAt)
            // Two readings of the server's clock in one statement.
            #expect((1_500_000..<1_600_000).contains(next.microseconds - failedAt.microseconds))

            #expect(
                try await lead.saveCursor(
                    of: "read-models", from: 0, to: DeliveryCursor(position: 4), accepted: false))
            #expect(try await lead.subscriptions().first?.state == .blocked)
            #expect(
                try await lead.saveCursor(
                    of: "read-models", from: 4, to: DeliveryCursor(position: 9), accepted: true))
            let healed = try #require(try await lead.subscriptions().first)
            #expect(healed.state == .active)
            #expect(healed.stateSince > failing.stateSince)
            #expect(healed.nextAttemptAt == nil)
            #expect(healed.lastFailure == failure)
        }
    }

    @Test func `a pause stays, whatever a request under way ends in`() async throws {
        let database = try await DeliveryDatabase.make()
        try await database.store.ensure(database.plan())
        try await database.store.withLead { lead in
            _ = try await lead.record(.paused, of: "read-models", at: 0, failure: failure, nextAttempt: nil)
            let since = try await lead.subscriptions().first?.stateSince
            _ = try await lead.record(.retrying, of: "read-models", at: 0, failure: failure, nextAttempt: .zero)
            _ = try await lead.saveCursor(of: "read-models", from: 0, to: DeliveryCursor(position: 1), accepted: true)
            let subscription = try #require(try await lead.subscriptions().first)
            #expect(subscription.state == .paused)
            #expect(subscription.stateSince == since)
            #expect(subscription.cursor.position == 1)
        }
    }

    @Test func `says that the database is away instead of guessing`() async throws {
        let database = try await DeliveryDatabase.make()
        let plan = try database.plan()
        database.client.close()
        await #expect(throws: SubscriptionStoreError.self) { try await database.store.subscriptions() }
        await #expect(throws: SubscriptionStoreError.self) { try await database.store.ensure(plan) }
        await #expect(throws: SubscriptionStoreError.self) { try await database.store.withLead { _ in } }
    }
}
