import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import CommandEventStore

/// The limits that the role itself has, for whoever comes without the service's start-up options.
@Suite(.timeLimit(.minutes(5)))
struct RoleTimeLimitTests {
    private static let names = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"]

    /// `ALTER ROLE hindsight_command SET name = 'value';` of the script that makes the role.
    private func settingsOfTheScript(sourceFile: String = #filePath) throws -> [String] {
        let repository = sourceFile.components(separatedBy: "/Tests/")[0]
        let script = try Data(contentsOf: URL(filePath: repository + "/compose/lib/command-database.sql"))
        return String(decoding: script, as: UTF8.self).split(separator: "\n")
            .filter { $0.hasPrefix("ALTER ROLE \(StoreFixture.role) SET ") }
            .map { String($0.dropFirst("ALTER ROLE \(StoreFixture.role) SET ".count)) }
    }

    /// As psql connects: nothing but what the server gives.
    private func plainClient(_ fixture: StoreFixture) throws -> PostgresClient {
        var configuration = PostgresConfiguration.patient(
            fixture.database.connectionString(role: StoreFixture.role))
        configuration.idleInTransactionTimeout = nil
        // Test clusters do not wait for their disk; the check insists on it.
        configuration.sessionSettings = ["synchronous_commit": "on"]
        return try PostgresClient(configuration: configuration, logger: StoreFixture.logger)
    }

    @Test func `the role that the scripts make binds every session as the service binds its own`() async throws {
        try await withStore { fixture in
            let own = try StoreFixture.client(
                fixture.database.connectionString(role: StoreFixture.role), settings: PostgresEventStore.sessionSettings
            )
            defer { own.close() }
            // For this database only: the role is every test's.
            for setting in try settingsOfTheScript() {
                try await fixture.cluster.administrator.run(
                    "ALTER ROLE \(StoreFixture.role) IN DATABASE \(fixture.database.name) SET \(setting)")
            }
            let plain = try plainClient(fixture)
            defer { plain.close() }
            for name in Self.names {
                let bound = try await plain.value("SHOW \(name)", as: String.self)
                #expect(try await own.value("SHOW \(name)", as: String.self) == bound, "\(name)")
            }
            try await EventStoreCheck(migrations: CommandEventStoreMigrations.all).run(plain)
        }
    }

    @Test func `without them such a session has no limit and is refused`() async throws {
        try await withStore { fixture in
            let plain = try plainClient(fixture)
            defer { plain.close() }
            do throws(EventStoreProblem) {
                try await EventStoreCheck(migrations: CommandEventStoreMigrations.all).run(plain)
                Issue.record("not refused")
            } catch {
                guard case .timeLimitsAreOff(let names) = error else {
                    Issue.record("\(error)")
                    return
                }
                #expect(names == Self.names.sorted())
            }
        }
    }
}
