import Logging
import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct StatementTests {
    private let echo = Statement(name: "echo", sql: "SELECT $1::int8")
    private let fail = Statement(name: "fail", sql: "SELECT 1 / ($1::int8 - $1::int8)")

    @Test func `thirty-two callers on two connections get their own rows each`() async throws {
        try await Sandbox.with({ $0.maximumConnections = 2 }) { sandbox in
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for caller in 0..<32 {
                    group.addTask {
                        for round in 0..<50 {
                            let asked = caller * 1000 + round
                            let answered = try await sandbox.client.execute(echo, [asked])[0].decode(
                                column: 0, as: Int.self)
                            guard answered == asked else { return false }
                        }
                        return true
                    }
                }
                for try await isRight in group { #expect(isRight) }
            }
            try await sandbox.waitForSessions(2, where: "application_name = 'sandbox'")
        }
    }

    @Test func `an error is the asker's alone`() async throws {
        try await Sandbox.with({ $0.maximumConnections = 1 }) { sandbox in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for caller in 0..<60 {
                    group.addTask {
                        if caller.isMultiple(of: 3) {
                            let error = await #expect(throws: PostgresError.self) {
                                try await sandbox.client.execute(fail, [caller])
                            }
                            #expect(error?.kind == .server(sqlState: "22012"))
                            #expect(error?.outcome == .notApplied)
                        } else {
                            let rows = try await sandbox.client.execute(echo, [caller])
                            #expect(try rows[0].decode(column: 0) == caller)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await sandbox.value("SELECT count(*) FROM pg_prepared_statements WHERE name = 'echo'") == 1)
        }
    }

    @Test func `a violated constraint is told by code and name, without its values`() async throws {
        try await Sandbox.with { sandbox in
            try await sandbox.run("CREATE TABLE t (mail text CONSTRAINT one_mail UNIQUE)")
            try await sandbox.run("INSERT INTO t VALUES ('someone@example.com')")
            let error = await #expect(throws: PostgresError.self) {
                try await sandbox.run("INSERT INTO t VALUES ($1)", ["someone@example.com"])
            }
            #expect(error?.kind == .server(sqlState: "23505"))
            #expect(error?.constraint == "one_mail")
            #expect(error?.outcome == .notApplied)
            #expect(error?.description == "A value that must be unique exists already. (SQLSTATE 23505)")
            #expect(error.map { "\($0)".contains("someone") } == false)
        }
    }

    @Test func `no error shows a value, however it is printed for people`() async throws {
        try await Sandbox.with { sandbox in
            let error = await #expect(throws: PostgresError.self) { try await sandbox.run("SELECT 'canary'::int8") }
            #expect(error?.serverMessage?.contains("canary") == true, "a debugger can still see why")
            #expect(error.map { "\($0) \(String(describing: $0))".contains("canary") } == false)
        }
    }

    @Test func `several statements together are applied all or none`() async throws {
        try await Sandbox.with { sandbox in
            try await sandbox.run("CREATE TABLE t (a int8 PRIMARY KEY)")
            let insert = Statement(name: "insert", sql: "INSERT INTO t VALUES ($1) RETURNING a")
            let both = try await sandbox.client.executeTogether([PostgresCall(insert, [1]), PostgresCall(insert, [2])])
            #expect(try both.all.map { try $0[0].decode(column: 0) as Int } == [1, 2])
            let error = await #expect(throws: PostgresError.self) {
                try await sandbox.client.executeTogether([PostgresCall(insert, [3]), PostgresCall(insert, [1])])
            }
            #expect(error?.sqlState == "23505")
            #expect(try await sandbox.value("SELECT count(*) FROM t") == 2)
        }
    }

    @Test func `a warning of the commit itself is reported`() async throws {
        try await Sandbox.with { sandbox in
            try await sandbox.createTableThatWarnsAtCommit()
            let insert = Statement(name: "insert", sql: "INSERT INTO t VALUES ($1) RETURNING a")
            let committed = try await sandbox.client.executeCommitting(insert, [1])
            #expect(try committed.rows[0].decode(column: 0) == 1)
            #expect(committed.warnings.map(\.sqlState) == ["01000"])
            let select = Statement(name: "select", sql: "SELECT a FROM t")
            #expect(try await sandbox.client.executeCommitting(select).warnings.isEmpty)
        }
    }

    @Test func `an error of the commit itself is the statement's, and nobody else's`() async throws {
        try await Sandbox.with({ $0.maximumConnections = 1 }) { sandbox in
            try await sandbox.run("CREATE TABLE parent (a int8 PRIMARY KEY)")
            try await sandbox.run("CREATE TABLE t (a int8 REFERENCES parent DEFERRABLE INITIALLY DEFERRED)")
            let orphan = Statement(name: "orphan", sql: "INSERT INTO t VALUES ($1) RETURNING a")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for caller in 0..<30 {
                    group.addTask {
                        guard caller.isMultiple(of: 2) else {
                            let rows = try await sandbox.client.execute(echo, [caller])
                            #expect(try rows[0].decode(column: 0) == caller)
                            return
                        }
                        let error = await #expect(throws: PostgresError.self) {
                            try await sandbox.client.executeCommitting(orphan, [caller])
                        }
                        #expect(error?.kind == .server(sqlState: "23503"))
                        #expect(error?.outcome == .notApplied)
                    }
                }
                try await group.waitForAll()
            }
            try await sandbox.expectRows(0)
        }
    }

    @Test func `a warning belongs to the statement that caused it, also in a pipeline`() async throws {
        try await Sandbox.with({ $0.maximumConnections = 1 }) { sandbox in
            try await sandbox.createTableThatWarnsAtCommit()
            let insert = Statement(name: "insert", sql: "INSERT INTO t VALUES ($1)")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for caller in 0..<40 {
                    group.addTask {
                        let warns = caller.isMultiple(of: 2)
                        let committed = try await sandbox.client.executeCommitting(warns ? insert : echo, [caller])
                        #expect(committed.warnings.count == (warns ? 1 : 0))
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func `a table that changed under a prepared statement is no error`() async throws {
        try await Sandbox.with({ $0.maximumConnections = 1 }) { sandbox in
            try await sandbox.run("CREATE TABLE t (a int8)")
            try await sandbox.run("INSERT INTO t VALUES (1)")
            let select = Statement(name: "select", sql: "SELECT * FROM t")
            _ = try await sandbox.client.execute(select)
            try await sandbox.run("ALTER TABLE t ADD COLUMN b text DEFAULT 'new'")
            #expect(try await sandbox.client.execute(select)[0].decode(column: 1) == "new")
        }
    }

    @Test func `a prepared statement that the server lost is prepared again`() async throws {
        try await Sandbox.with({ $0.maximumConnections = 1 }) { sandbox in
            _ = try await sandbox.client.execute(echo, [1])
            try await sandbox.run("DEALLOCATE ALL")
            #expect(try await sandbox.client.execute(echo, [2])[0].decode(column: 0) == 2)
        }
    }

    @Test func `session settings hold on every connection`() async throws {
        func configure(_ configuration: inout PostgresConfiguration) {
            configuration.statementTimeout = .milliseconds(4321)
            configuration.sessionSettings = ["search_path": "one, two", "work_mem": "5MB"]
        }
        try await Sandbox.with(configure) { sandbox in
            let expected = [
                "statement_timeout": "4321ms", "idle_in_transaction_session_timeout": "1min", "search_path": "one, two",
                "work_mem": "5MB", "application_name": "sandbox",
            ]
            for (name, value) in expected {
                let shown: String = try await sandbox.value("SHOW \(name)")
                #expect(shown == value)
            }
        }
    }

    @Test func `a large value and many rows come through`() async throws {
        try await Sandbox.with { sandbox in
            let large = String(repeating: "x", count: 5_000_000)
            #expect(try await sandbox.value("SELECT length($1)", [large]) == 5_000_000 as Int32)
            let rows = try await sandbox.run("SELECT repeat('y', 100), i FROM generate_series(1, 50000) i")
            #expect(rows.count == 50_000)
            #expect(try rows[49_999].decode(column: 1, as: Int32.self) == 50_000)
        }
    }
}

extension Sandbox {
    /// Its inserts succeed; the warning comes from a trigger that runs at the commit, behind the rows.
    func createTableThatWarnsAtCommit() async throws {
        try await run("CREATE TABLE t (a int8)")
        try await run(
            """
            CREATE FUNCTION warn() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE WARNING 'this commit may be lost'; RETURN NULL; END $$
            """)
        try await run(
            """
            CREATE CONSTRAINT TRIGGER warns AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION warn()
            """)
    }
}
