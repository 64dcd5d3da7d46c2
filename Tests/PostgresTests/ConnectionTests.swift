import Postgres
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ConnectionTests {
    private let lock = Statement(name: "lock", sql: "SELECT pg_try_advisory_lock($1)")

    @Test func `an advisory lock lives as long as its connection`() async throws {
        try await Sandbox.with { sandbox in
            try await sandbox.client.withConnection { connection in
                #expect(connection.isOpen)
                let mine: Bool = try await connection.execute(lock, [7])[0].decode(column: 0)
                let theirs: Bool = try await sandbox.client.execute(lock, [7])[0].decode(column: 0)
                #expect(mine && !theirs)
            }
            // The session ends with the loan; the server needs a moment to notice.
            while try await sandbox.client.execute(lock, [7])[0].decode(column: 0) == false {}
        }
    }

    @Test func `the server looks for a client's host that says nothing`() async throws {
        try await Sandbox.with { sandbox in
            // Asked of the kernel by the server, so that this shows what is in force on the socket.
            let idle: String = try await sandbox.value("SHOW tcp_keepalives_idle")
            let interval: String = try await sandbox.value("SHOW tcp_keepalives_interval")
            let count: String = try await sandbox.value("SHOW tcp_keepalives_count")
            let unanswered: String = try await sandbox.value("SHOW tcp_user_timeout")
            #expect([idle, interval, count, unanswered] == ["5", "2", "2", "10000"])
        }
    }

    @Test func `a script runs many statements, and none when one fails`() async throws {
        try await Sandbox.with { sandbox in
            try await sandbox.client.withConnection { connection in
                try await connection.executeScript("CREATE TABLE t (a int8); INSERT INTO t VALUES (1), (2);")
                let error = await #expect(throws: PostgresError.self) {
                    try await connection.executeScript("INSERT INTO t VALUES (3); SELECT 1/0;")
                }
                #expect(error?.sqlState == "22012")
                let count = Statement(name: "count", sql: "SELECT count(*) FROM t")
                #expect(try await connection.execute(count)[0].decode(column: 0) == 2)
            }
        }
    }

    @Test func `scripts and statements of many tasks on one connection take turns`() async throws {
        try await Sandbox.with { sandbox in
            try await sandbox.client.withConnection { connection in
                try await connection.executeScript("CREATE TABLE t (a int8)")
                let insert = Statement(name: "insert", sql: "INSERT INTO t VALUES ($1)")
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for value in 0..<30 {
                        group.addTask {
                            if value.isMultiple(of: 3) {
                                try await connection.executeScript("INSERT INTO t VALUES (\(value)); SELECT 1;")
                            } else {
                                _ = try await connection.execute(insert, [value])
                            }
                        }
                    }
                    try await group.waitForAll()
                }
            }
            #expect(try await sandbox.value("SELECT count(DISTINCT a) FROM t") == 30)
        }
    }

    @Test func `who holds a connection can tell that it is gone`() async throws {
        try await Sandbox.with { sandbox in
            try await sandbox.client.withConnection { connection in
                _ = try await connection.execute(lock, [1])
                try await sandbox.killSessions(where: "pid <> pg_backend_pid()")
                while connection.isOpen { await Task.yield() }
                let error = await #expect(throws: PostgresError.self) { try await connection.execute(lock, [1]) }
                #expect(error?.kind == .connection)
                #expect(error?.outcome == .notApplied, "it was never sent")
            }
        }
    }
}
