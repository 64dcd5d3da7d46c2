import CloudEventsHTTP
import CommandApplication
import CommandEventStore
import FoundationEssentials
import JSON
import Logging
import Postgres
import TestSupport
import Testing
import UserContract
import WebhookTestSupport

@testable import CommandDelivery

/// A log that holds both versions of `USER_CREATED`, pushed to subscribers who take one or the other.
@Suite(.timeLimit(.minutes(5)))
struct DataVersionTests {
    /// With spaces, which do not survive decoding and encoding.
    private static let spacedFirst = #"{ "name":"Old", "email":"old@example.com", "status":"active" }"#
    private static let spacedSecond = #"{ "name":"New", "email":"new@example.com", "status":"active", "locale":"de" }"#

    /// Positions 1 and 2 are of version 1, 3 and 4 of version 2, 5 of a type that has only one.
    private func fill(_ database: DeliveryDatabase) async throws {
        let owner = try database.owner()
        defer { owner.close() }
        let log = HandWrittenLog(owner: owner)
        for (version, data) in [
            (1, try GoldenData.bytes(.created, version: 1)), (1, Array(Self.spacedFirst.utf8)),
            (2, try GoldenData.bytes(.created, version: 2)), (2, Array(Self.spacedSecond.utf8)),
        ] {
            try await log.write(.created, version: version, data, of: .version7(), revision: 1)
        }
        try await log.write(
            .nameChanged, version: 1, GoldenData.bytes(.nameChanged, version: 1), of: .version7(), revision: 1)
    }

    /// The data of every event that the subscriber was sent, as text, and its version.
    private func delivered(
        _ database: DeliveryDatabase, maxBatch: Int, asking versions: [UserEventType: Int]
    ) async throws -> [Delivered] {
        try await fill(database)
        var rig = try DeliveryRig(maxBatch: maxBatch)
        rig.configuration.plans[0].settings.dataVersions = versions
        try await delivering(database, rig) { _ in try await rig.subscriber.waitForEvents(5) }
        #expect(rig.subscriber.problems.isEmpty)
        return try rig.subscriber.state.value.requests.flatMap { try Delivered.events(in: $0.body) }
    }

    private func delivering(
        _ database: DeliveryDatabase, _ rig: DeliveryRig, _ body: (PostgresEventStore) async throws -> Void
    ) async throws {
        let events = PostgresEventStore(client: database.client, logger: Logger(label: "tests"))
        _ = try await events.confirm()
        let service = DeliveryService(
            log: events, store: PostgresSubscriptionStore(client: database.client, secrets: rig.secrets),
            transport: rig.driver, configuration: rig.configuration,
            observer: rig.observer)
        try await service.delivering { try await body(events) }
    }

    @Test(arguments: [1, 500])
    func `who asks for nothing gets the newest version of everything`(_ maxBatch: Int) async throws {
        let events = try await delivered(try await .make(), maxBatch: maxBatch, asking: [:])
        #expect(events.map(\.version) == [2, 2, 2, 2, 1])
        #expect(
            events.map(\.data) == [
                #"{"name":"Sarah Connor","email":"sarah@example.com","status":"active","locale":"en"}"#,
                #"{"name":"Old","email":"old@example.com","status":"active","locale":"en"}"#,
                String(decoding: try GoldenData.bytes(.created, version: 2), as: UTF8.self),
                Self.spacedSecond,
                String(decoding: try GoldenData.bytes(.nameChanged, version: 1), as: UTF8.self),
            ])
    }

    @Test(arguments: [1, 500])
    func `who asks for version 1 gets it, and other types as they are`(_ maxBatch: Int) async throws {
        let events = try await delivered(try await .make(), maxBatch: maxBatch, asking: [.created: 1])
        #expect(events.map(\.version) == [1, 1, 1, 1, 1])
        #expect(
            events.map(\.data) == [
                String(decoding: try GoldenData.bytes(.created, version: 1), as: UTF8.self),
                Self.spacedFirst,
                String(decoding: try GoldenData.bytes(.created, version: 1), as: UTF8.self),
                #"{"name":"New","email":"new@example.com","status":"active"}"#,
                String(decoding: try GoldenData.bytes(.nameChanged, version: 1), as: UTF8.self),
            ])
    }

    @Test func `another wish counts from the next request on`() async throws {
        let database = try await DeliveryDatabase.make()
        try await fill(database)
        let rig = try DeliveryRig()
        try await delivering(database, rig) { events in
            try await rig.subscriber.waitForEvents(5)
            var plan = rig.configuration.plans[0]
            plan.settings.dataVersions = [.created: 1]
            try await database.store.ensure(plan, start: 0)
            // The dispatcher that knew the old wish has ended and another one leads.
            try await rig.observer.observations.wait { told in
                told.count { if case .leading = $0 { true } else { false } } >= 2
            }
            let owner = try database.owner()
            defer { owner.close() }
            try await HandWrittenLog(owner: owner).write(
                .created, version: 2, Array(Self.spacedSecond.utf8), of: .version7(), revision: 1)
            _ = try await events.confirm()
            try await rig.subscriber.waitForEvents(6)
        }
        let last = try #require(rig.subscriber.state.value.requests.last)
        #expect(try Delivered.events(in: last.body).map(\.version) == [1])
        #expect(rig.subscriber.problems.isEmpty)
    }

    @Test func `a wish that this program does not know holds up nobody else`() async throws {
        let database = try await DeliveryDatabase.make()
        try await fill(database)
        let rig = try DeliveryRig()
        let dead = try ScriptedHTTPServer { _ in .answer(200) }
        var plan = try database.plan("future", url: dead.url)
        plan.settings.dataVersions = [.created: 1]
        try await database.store.ensure(plan, start: 0)
        _ = try await database.client.execute(
            Statement(
                name: "",
                sql: #"UPDATE subscriptions SET data_versions = '{"USER_CREATED": 9, "USER_MERGED": 2}'"#))
        try await delivering(database, rig) { _ in
            try await rig.subscriber.waitForEvents(5)
            try await rig.observer.observations.wait { told in
                told.contains { if case .readFailed(subscription: "future", _) = $0 { true } else { false } }
            }
        }
        #expect(dead.requests.isEmpty)
        let future = try #require(try await database.store.subscriptions().first { $0.name == "future" })
        #expect(future.settings.dataVersions == [.created: 9])
        #expect(future.cursor == .beginning)
    }
}
