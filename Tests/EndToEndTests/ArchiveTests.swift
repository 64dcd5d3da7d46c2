import FoundationEssentials
import Logging
import Postgres
import TestSupport
import Testing
import UserContract

extension EndToEnd {
    @Suite struct ArchiveTests {
        @Test func `a log is exported, verified, imported elsewhere, and exported the same`() async throws {
            try await HindsightPair.running { pair in
                let life = LifeOfAUser(name: "sarah")
                for step in life.steps + life.steps {
                    _ = try await pair.commands.callUntilAnswered(step.method, step.params)
                }
                let copy = try await Self.emptyDatabase(like: pair)
                let folder = FileManager.default.temporaryDirectory.path + "/hindsight-e2e-archive-\(UUID().uuidString)"
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                defer { try? FileManager.default.removeItem(atPath: folder) }

                try await Self.run(pair.commandDatabase, ["export", "--output", "\(folder)/first"])
                let summary = try await Self.run(
                    copy, ["import", "--input", "\(folder)/first", "--same-log"], asOwner: true)
                #expect(summary.hasPrefix("imported 10 events of 1 users (1 deleted) by 10 commands"))
                let second = try await Self.run(copy, ["export"])
                #expect(try String(contentsOfFile: "\(folder)/first", encoding: .utf8) == second)
                for database in [pair.commandDatabase, copy] {
                    #expect(try await Self.run(database, ["verify"]).hasPrefix("the log is sound: 10 events"))
                }
                let test = try await Self.run(
                    copy, ["export", "--user", life.id.text, "--as-test", "--at-revision", "4"])
                #expect(test.contains("struct User\(life.id.text.suffix(12))Revision4Tests {"))
                #expect(!test.contains("sarah"))

                let again = try await Self.outcome(copy, ["import", "--input", "\(folder)/first"], asOwner: true)
                #expect(again.status == .exited(1))
                #expect(again.errors.contains("not empty"))
            }
        }

        @Test func `verify ends with 1 and names the first bad position`() async throws {
            try await HindsightPair.running { pair in
                let life = LifeOfAUser(name: "sarah")
                for step in life.steps { _ = try await pair.commands.callUntilAnswered(step.method, step.params) }
                try await pair.command.stop()
                let owner = try PostgresClient(
                    configuration: .patient(pair.commandDatabase.connectionString), logger: Logger(label: "e2e"))
                defer { owner.close() }
                for sql in ["ALTER TABLE events DISABLE TRIGGER ALL", "DELETE FROM events WHERE position = 4"] {
                    _ = try await owner.execute(Statement(name: "", sql: sql))
                }
                let outcome = try await Self.outcome(pair.commandDatabase, ["verify"])
                #expect(outcome.status == .exited(1))
                #expect(outcome.output.isEmpty)
                #expect(outcome.errors.contains("position 4 is wrong"))
                #expect(outcome.errors.split(separator: "\n").count == 1)
            }
        }

        @Test(arguments: [
            ["export", "--user", "sarah"], ["export", "--from", "today"], ["export", "--as-test"],
            ["export", "--real-texts"], ["export", "--from", "2026-01-02T00:00:00Z", "--to", "2026-01-01T00:00:00Z"],
            ["import"],
        ])
        func `wrong usage is told before the database is asked`(_ arguments: [String]) async throws {
            let outcome = try await OneShot.run(
                .commandService, arguments, ["HINDSIGHT_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"])
            #expect(outcome.status == .exited(64))
            #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        }

        private static func emptyDatabase(like pair: HindsightPair) async throws -> TestDatabase {
            let database = try await DurableCluster.shared().createDatabase(roles: ["hindsight_command"])
            try await run(database, ["migrate"], asOwner: true)
            return database
        }

        @discardableResult
        private static func run(
            _ database: TestDatabase, _ arguments: [String], asOwner: Bool = false
        ) async throws -> String {
            try await outcome(database, arguments, asOwner: asOwner).expectSuccess()
        }

        private static func outcome(
            _ database: TestDatabase, _ arguments: [String], asOwner: Bool = false
        ) async throws -> OneShot {
            let url = asOwner ? database.connectionString : database.connectionString(role: "hindsight_command")
            return try await OneShot.run(.commandService, arguments, ["HINDSIGHT_DATABASE_URL": url])
        }
    }
}
