import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct MigratorTests {
    private let first = Migration(number: 1, name: "tables", sql: "CREATE TABLE a (x int8); CREATE TABLE b (x int8);")
    private let second = Migration(number: 2, name: "rows", sql: "INSERT INTO a VALUES (1)")

    @Test func `applies what is missing in order, once`() async throws {
        try await Sandbox.with { sandbox in
            let applied = try await Migrator(migrations: [second, first]).migrate(sandbox.client)
            #expect(applied.map(\.number) == [1, 2])
            #expect(try await Migrator(migrations: [first, second]).migrate(sandbox.client) == [])
            #expect(try await sandbox.value("SELECT count(*) FROM a") == 1)
            try await Migrator(migrations: [first, second]).check(sandbox.client)
        }
    }

    @Test func `applies only what is new`() async throws {
        try await Sandbox.with { sandbox in
            _ = try await Migrator(migrations: [first]).migrate(sandbox.client)
            let applied = try await Migrator(migrations: [first, second]).migrate(sandbox.client)
            #expect(applied == [second])
        }
    }

    @Test func `refuses a migration whose text was changed`() async throws {
        try await Sandbox.with { sandbox in
            _ = try await Migrator(migrations: [first, second]).migrate(sandbox.client)
            let changed = Migration(number: 2, name: "rows", sql: "INSERT INTO a VALUES (2)")
            let third = Migration(number: 3, name: "more", sql: "INSERT INTO b VALUES (3)")
            let migrator = Migrator(migrations: [first, changed, third])
            let error = await #expect(throws: MigrationError.self) { try await migrator.migrate(sandbox.client) }
            #expect(error?.description == "Migration 2 was applied with another text.")
            await #expect(throws: MigrationError.self) { try await migrator.check(sandbox.client) }
            #expect(try await sandbox.value("SELECT count(*) FROM b") == 0, "nothing was applied")
        }
    }

    @Test func `refuses a database that is newer than the binary`() async throws {
        try await Sandbox.with { sandbox in
            _ = try await Migrator(migrations: [first, second]).migrate(sandbox.client)
            let old = Migrator(migrations: [first])
            let error = await #expect(throws: MigrationError.self) { try await old.migrate(sandbox.client) }
            #expect(error?.description == "The database is newer than this program: it has migration 2.")
            await #expect(throws: MigrationError.self) { try await old.check(sandbox.client) }
        }
    }

    @Test func `says what is pending without applying it`() async throws {
        try await Sandbox.with { sandbox in
            let migrator = Migrator(migrations: [first, second])
            let error = await #expect(throws: MigrationError.self) { try await migrator.check(sandbox.client) }
            #expect(error?.description == "The database lacks migrations 1, 2; run migrate.")
            let isUntouched: Bool = try await sandbox.value("SELECT to_regclass('schema_migrations') IS NULL")
            #expect(isUntouched)
        }
    }

    @Test func `leaves nothing of a migration that fails and keeps those before it`() async throws {
        try await Sandbox.with { sandbox in
            let broken = Migration(number: 2, name: "broken", sql: "INSERT INTO a VALUES (1); SELECT 1/0;")
            let error = await #expect(throws: MigrationError.self) {
                try await Migrator(migrations: [first, broken]).migrate(sandbox.client)
            }
            guard case .failed(number: 2, let cause) = error else {
                Issue.record("the failure does not say which migration")
                return
            }
            #expect(cause.sqlState == "22012")
            let rows: Int = try await sandbox.value("SELECT count(*) FROM a")
            #expect(rows == 0)
            let applied = try await Migrator(migrations: [first, second]).migrate(sandbox.client)
            #expect(applied == [second])
        }
    }

    @Test func `several migrators at once apply each migration once`() async throws {
        try await Sandbox.with { sandbox in
            let slow = Migration(number: 3, name: "slow", sql: "SELECT pg_sleep(0.05); INSERT INTO a VALUES (2)")
            let migrator = Migrator(migrations: [first, second, slow])
            let applied = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 { group.addTask { try await migrator.migrate(sandbox.client).count } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(applied.sorted() == [0, 0, 0, 3])
            #expect(try await sandbox.value("SELECT count(*) FROM a") == 2)
        }
    }

    @Test func `gives migrations the settings that they ask for`() async throws {
        try await Sandbox.with { sandbox in
            let migration = Migration(
                number: 1, name: "setting", sql: "CREATE TABLE s AS SELECT current_setting('hindsight.role') AS role")
            _ = try await Migrator(migrations: [migration], settings: ["hindsight.role": "x y"]).migrate(sandbox.client)
            #expect(try await sandbox.value("SELECT role FROM s") == "x y")
        }
    }

    @Test func `a role that owns nothing can check`() async throws {
        try await Sandbox.with { sandbox in
            _ = try await sandbox.cluster.createDatabase(roles: ["reader"])
            let migrator = Migrator(migrations: [first, second])
            _ = try await migrator.migrate(sandbox.client)
            let reader = try Sandbox.client(sandbox.database.connectionString(role: "reader"))
            defer { reader.close() }
            try await migrator.check(reader)
        }
    }
}
