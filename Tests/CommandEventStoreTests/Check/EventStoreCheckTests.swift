import Postgres
import TestSupport
import Testing

@testable import CommandEventStore

@Suite(.timeLimit(.minutes(5)))
struct EventStoreCheckTests {
    /// Test clusters do not wait for their disk; the check insists on it.
    private static let durable = PostgresEventStore.sessionSettings.merging(["synchronous_commit": "on"]) { $1 }

    private func problem(
        _ fixture: StoreFixture, role: String = StoreFixture.role, settings: [String: String] = durable,
        migrations: [Migration] = CommandEventStoreMigrations.all
    ) async throws -> EventStoreProblem? {
        let client = try StoreFixture.client(fixture.database.connectionString(role: role), settings: settings)
        defer { client.close() }
        do throws(EventStoreProblem) {
            try await EventStoreCheck(migrations: migrations).run(client)
            return nil
        } catch {
            return error
        }
    }

    @Test func `the service's role on a migrated database passes`() async throws {
        try await withStore { fixture in
            let problem = try await problem(fixture)
            #expect(problem == nil)
        }
    }

    @Test func `a database that lacks a migration is refused`() async throws {
        try await withStore { fixture in
            let more = CommandEventStoreMigrations.all + [Migration(number: 99, name: "more", sql: "SELECT 1")]
            guard case .schema(.pending(numbers: [99])) = try await problem(fixture, migrations: more) else {
                Issue.record("not refused")
                return
            }
        }
    }

    @Test(arguments: ["repeatable read", "serializable"])
    func `another isolation level is refused`(_ level: String) async throws {
        try await withStore { fixture in
            let settings = Self.durable.merging(["default_transaction_isolation": level]) { $1 }
            guard case .isolation(level) = try await problem(fixture, settings: settings) else {
                Issue.record("not refused")
                return
            }
        }
    }

    @Test func `commits that do not wait for the disk are refused`() async throws {
        try await withStore { fixture in
            let settings = Self.durable.merging(["synchronous_commit": "off"]) { $1 }
            guard case .commitsAreNotDurable = try await problem(fixture, settings: settings) else {
                Issue.record("not refused")
                return
            }
        }
    }

    @Test func `roles that could change the history are refused`() async throws {
        try await withStore { fixture in
            for role in [fixture.database.owner, PostgresCluster.superuser] {
                guard case .roleMayChangeHistory = try await problem(fixture, role: role) else {
                    Issue.record("not refused")
                    return
                }
            }
            for grant in ["UPDATE ON events", "DELETE ON commands", "UPDATE (data) ON events", "TRUNCATE ON events"] {
                try await fixture.owner.run("GRANT \(grant) TO \(StoreFixture.role)")
                guard case .roleMayChangeHistory = try await problem(fixture) else {
                    Issue.record("not refused: \(grant)")
                    return
                }
                try await fixture.owner.run("REVOKE \(grant) FROM \(StoreFixture.role)")
            }
            let problem = try await problem(fixture)
            #expect(problem == nil)
        }
    }

    @Test(arguments: ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"])
    func `a session without a time limit is refused`(_ limit: String) async throws {
        try await withStore { fixture in
            let settings = Self.durable.merging([limit: "0"]) { $1 }
            guard case .timeLimitsAreOff([limit]) = try await problem(fixture, settings: settings) else {
                Issue.record("not refused")
                return
            }
            #expect("\(EventStoreProblem.timeLimitsAreOff([limit]))".contains(limit))
        }
    }

    @Test func `every time limit that is off is told`() async throws {
        try await withStore { fixture in
            let off = ["idle_in_transaction_session_timeout", "lock_timeout", "statement_timeout"]
            let settings = Self.durable.merging(off.map { ($0, "0") }) { $1 }
            guard case .timeLimitsAreOff(off) = try await problem(fixture, settings: settings) else {
                Issue.record("not refused")
                return
            }
        }
    }

    @Test(arguments: [
        "ALTER TABLE events DISABLE TRIGGER events_are_immutable",
        "ALTER TABLE events ENABLE TRIGGER events_are_immutable",
        "DROP TRIGGER commands_are_immutable ON commands",
    ])
    func `a history without its guards is refused`(_ change: String) async throws {
        try await withStore { fixture in
            try await fixture.owner.run(change)
            guard case .historyIsNotGuarded = try await problem(fixture) else {
                Issue.record("not refused")
                return
            }
        }
    }
}
