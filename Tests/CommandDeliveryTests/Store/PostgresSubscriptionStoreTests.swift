import CommandDelivery
import FoundationEssentials
import Postgres
import TestSupport
import Testing
import UserContract

@Suite(.timeLimit(.minutes(5)))
struct PostgresSubscriptionStoreTests {
    private let failure = DeliveryFailure(position: 9, status: 503, reason: "The subscriber answered 503.")

    private func cursor(_ position: Int64) -> DeliveryCursor { DeliveryCursor(position: position) }

    @Test func `creates what the configuration asks for, once`() async throws {
        let database = try await DeliveryDatabase.make()
        var plan = try database.plan()
        plan.settings.dataVersions = [.created: 1, .deleted: 1]
        try await database.store.ensure(plan, start: 0)
        try await database.store.ensure(plan, start: 0)
        let subscriptions = try await database.store.subscriptions()
        let subscription = try #require(subscriptions.first)
        #expect(subscriptions.count == 1)
        #expect(subscription.name == "read-models")
        #expect(subscription.settings == plan.settings)
        #expect(subscription.cursor == .beginning)
        #expect(subscription.state == .active)
        let stored = try await database.stored()
        #expect(stored.lastFailure == nil && stored.lastSuccessAt == nil && stored.nextAttemptAt == nil)
    }

    @Test func `follows the configuration without moving the cursor`() async throws {
        let database = try await DeliveryDatabase.make()
        try await database.store.ensure(database.plan(), start: 0)
        let event = UUID.version7()
        try await database.store.withLead { lead in
            let saved = try await lead.save(
                CursorMove(
                    from: cursor(0), to: DeliveryCursor(position: 7, eventID: event), cause: .accepted(events: 1)),
                of: "read-models")
            #expect(saved)
        }
        var changed = try database.plan(url: "http://127.0.0.1:2/")
        changed.settings.maxBatch = 10
        changed.settings.maxBackoff = .seconds(5)
        changed.settings.dataVersions = [.created: 1]
        try await database.store.ensure(changed, start: 0)
        let subscription = try #require(try await database.store.subscriptions().first)
        #expect(subscription.settings == changed.settings)
        #expect(subscription.cursor == DeliveryCursor(position: 7, eventID: event))
        #expect(try await database.stored().lastSuccessAt != nil)
    }

    @Test func `one that nothing is new about is not written again`() async throws {
        let database = try await DeliveryDatabase.make()
        var plan = try database.plan()
        plan.settings.dataVersions = [.deleted: 1, .created: 1]
        try await database.store.ensure(plan, start: 0)
        let version = Statement(name: "", sql: "SELECT xmin::text FROM subscriptions")
        let written = try await database.client.execute(version)[0].decode(column: 0, as: String.self)
        try await database.store.ensure(plan, start: 0)
        #expect(try await database.client.execute(version)[0].decode(column: 0, as: String.self) == written)
        plan.settings.dataVersions = [:]
        try await database.store.ensure(plan, start: 0)
        #expect(try await database.client.execute(version)[0].decode(column: 0, as: String.self) != written)
        #expect(try await database.store.subscriptions().first?.settings == plan.settings)
    }

    @Test func `a cursor that somebody else moved is not written`() async throws {
        let database = try await DeliveryDatabase.make()
        try await database.store.ensure(database.plan(), start: 0)
        let other = try database.anotherClient()
        defer { other.close() }
        try await database.store.withLead { zombie in
            try await PostgresSubscriptionStore(client: other, secrets: database.secrets).withLead { successor in
                let saved = try await successor.save(
                    CursorMove(from: cursor(0), to: DeliveryCursor(position: 5), cause: .accepted(events: 1)),
                    of: "read-models")
                #expect(saved)
            }
            #expect(
                try await !zombie.save(
                    CursorMove(from: cursor(0), to: DeliveryCursor(position: 3), cause: .accepted(events: 1)),
                    of: "read-models"))
            #expect(
                try await !zombie.record(.retrying, of: "read-models", at: 0, failure: failure, nextAttempt: .zero))
        }
        let subscription = try #require(try await database.store.subscriptions().first)
        #expect(subscription.cursor.position == 5)
        #expect(try await database.stored().lastFailure == nil)
    }

    @Test func `a session that is broken neither writes nor says that it is open`() async throws {
        let database = try await DeliveryDatabase.make()
        try await database.store.ensure(database.plan(), start: 0)
        try await database.store.withLead { lead in
            #expect(try await lead.take(["read-models"]) == ["read-models"])
            try await database.cluster.terminateBackends(of: database.database)
            await #expect(throws: SubscriptionStoreError.self) {
                try await lead.save(
                    CursorMove(from: cursor(0), to: DeliveryCursor(position: 3), cause: .accepted(events: 1)),
                    of: "read-models")
            }
            await #expect(throws: SubscriptionStoreError.self) { try await lead.subscriptions() }
            #expect(!lead.isOpen)
        }
        #expect(try await database.store.subscriptions().first?.cursor == .beginning)
    }

    @Test func `one session leads a subscription, until it releases it or ends`() async throws {
        let database = try await DeliveryDatabase.make()
        let other = PostgresSubscriptionStore(client: try database.anotherClient(), secrets: database.secrets)
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
        try await database.store.ensure(database.plan(), start: 0)
        try await database.store.withLead { lead in
            #expect(
                try await lead.record(
                    .blocked, of: "read-models", at: 0, failure: failure, nextAttempt: .milliseconds(1_500)))
            let failing = try await database.stored()
            #expect(failing.state == "blocked")
            #expect(failing.lastFailure == failure.reason && failing.lastFailureStatus == 503)
            let failedAt = try #require(failing.lastFailureAt)
            let next = try #require(failing.nextAttemptAt)
            // Two readings of the server's clock in one statement.
            #expect((1_500_000..<1_600_000).contains(next.microsecondsSince1970 - failedAt.microsecondsSince1970))

            #expect(
                try await lead.save(
                    CursorMove(from: cursor(0), to: DeliveryCursor(position: 4), cause: .mismatch), of: "read-models"))
            #expect(try await lead.subscriptions().first?.state == .blocked)
            #expect(
                try await lead.save(
                    CursorMove(from: cursor(4), to: DeliveryCursor(position: 9), cause: .accepted(events: 1)),
                    of: "read-models"))
            let healed = try await database.stored()
            #expect(healed.state == "active")
            #expect(healed.stateSince.microsecondsSince1970 > failing.stateSince.microsecondsSince1970)
            #expect(healed.nextAttemptAt == nil)
            #expect(healed.lastFailure == failure.reason)
        }
    }

    @Test func `a pause stays, whatever a request under way ends in`() async throws {
        let database = try await DeliveryDatabase.make()
        try await database.store.ensure(database.plan(), start: 0)
        try await database.store.withLead { lead in
            _ = try await lead.record(.paused, of: "read-models", at: 0, failure: failure, nextAttempt: nil)
            let since = try await database.stored().stateSince
            _ = try await lead.record(.retrying, of: "read-models", at: 0, failure: failure, nextAttempt: .zero)
            _ = try await lead.save(
                CursorMove(from: cursor(0), to: DeliveryCursor(position: 1), cause: .accepted(events: 1)),
                of: "read-models")
            let subscription = try #require(try await lead.subscriptions().first)
            #expect(subscription.state == .paused)
            #expect(try await database.stored().stateSince == since)
            #expect(subscription.cursor.position == 1)
        }
    }

    @Test func `says that the database is away instead of guessing`() async throws {
        let database = try await DeliveryDatabase.make()
        let plan = try database.plan()
        database.client.close()
        await #expect(throws: SubscriptionStoreError.self) { try await database.store.subscriptions() }
        await #expect(throws: SubscriptionStoreError.self) { try await database.store.ensure(plan, start: 0) }
        await #expect(throws: SubscriptionStoreError.self) { try await database.store.withLead { _ in } }
    }
}
