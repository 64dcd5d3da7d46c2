import Postgres
import Testing

@Suite(.timeLimit(.minutes(5)))
struct TransactionTests {
    private struct Abort: Error {}

    private let insert = Statement(name: "insert", sql: "INSERT INTO t VALUES ($1)")
    private let count = Statement(name: "count", sql: "SELECT count(*) FROM t")

    private func withTable(
        _ change: (inout PostgresConfiguration) -> Void = { _ in }, _ body: (Sandbox) async throws -> Void
    ) async throws {
        try await Sandbox.with(change) { sandbox in
            try await sandbox.run("CREATE TABLE t (a int8 PRIMARY KEY)")
            try await body(sandbox)
        }
    }

    @Test func `commits what the body did`() async throws {
        try await withTable { sandbox in
            let seen = try await sandbox.client.withTransaction { transaction in
                _ = try await transaction.execute(insert, [1])
                _ = try await transaction.execute(insert, [2])
                try await sandbox.expectRows(0, "nobody else sees it yet")
                return try await transaction.execute(count)[0].decode(column: 0, as: Int.self)
            }
            #expect(seen == 2)
            try await sandbox.expectRows(2)
        }
    }

    @Test func `rolls back when the body throws and the connection serves on`() async throws {
        try await withTable({ $0.maximumConnections = 1 }) { sandbox in
            await #expect(throws: Abort.self) {
                try await sandbox.client.withTransaction { transaction in
                    _ = try await transaction.execute(insert, [1])
                    throw Abort()
                }
            }
            try await sandbox.expectRows(0)
        }
    }

    @Test func `does not commit a transaction whose error the body swallowed`() async throws {
        try await withTable { sandbox in
            let error = await #expect(throws: PostgresError.self) {
                try await sandbox.client.withTransaction { transaction in
                    _ = try await transaction.execute(insert, [1])
                    _ = try? await transaction.execute(insert, [1])
                }
            }
            #expect(error?.sqlState == "25P02")
            #expect(error?.outcome == .notApplied)
            try await sandbox.expectRows(0)
        }
    }

    @Test func `a body that does nothing needs no transaction`() async throws {
        try await withTable { sandbox in
            try await sandbox.client.withTransaction { _ in }
            try await sandbox.expectRows(0)
        }
    }

    @Test func `runs nothing outside when BEGIN fails`() async throws {
        try await withTable({ $0.maximumConnections = 1 }) { sandbox in
            try await sandbox.client.withConnection { connection in
                // The only BEGIN that fails on a healthy server is one inside a transaction that was doomed before.
                try await connection.executeScript("BEGIN")
                _ = try? await connection.execute(Statement(name: "", sql: "SELECT 1/0"), [])
                await #expect(throws: PostgresError.self) {
                    try await connection.withTransaction { _ = try await $0.execute(insert, [1]) }
                }
            }
            try await sandbox.expectRows(0)
        }
    }

    @Test func `says what the isolation level and the mode are`() async throws {
        try await withTable { sandbox in
            let show = Statement(name: "", sql: "SHOW transaction_isolation")
            let level = try await sandbox.client.withTransaction(isolation: .serializable) {
                try await $0.execute(show, [])[0].decode(column: 0, as: String.self)
            }
            #expect(level == "serializable")
            let error = await #expect(throws: PostgresError.self) {
                try await sandbox.client.withTransaction(readOnly: true) { _ = try await $0.execute(insert, [1]) }
            }
            #expect(error?.sqlState == "25006")
        }
    }

    @Test func `a commit that the server refuses is not applied`() async throws {
        try await withTable { sandbox in
            try await sandbox.run("CREATE TABLE child (a int8 REFERENCES t DEFERRABLE INITIALLY DEFERRED)")
            let orphan = Statement(name: "orphan", sql: "INSERT INTO child VALUES (9)")
            let error = await #expect(throws: PostgresError.self) {
                try await sandbox.client.withTransaction { _ = try await $0.execute(orphan) }
            }
            #expect(error?.sqlState == "23503")
            #expect(error?.outcome == .notApplied)
        }
    }

    @Test func `a commit with a warning is uncertain`() async throws {
        try await Sandbox.with { sandbox in
            try await sandbox.createTableThatWarnsAtCommit()
            let error = await #expect(throws: PostgresError.self) {
                try await sandbox.client.withTransaction { _ = try await $0.execute(insert, [1]) }
            }
            #expect(error?.kind == .uncertainCommit)
            #expect(error?.outcome == .unknown)
            #expect(error?.warnings.count == 1)
        }
    }

    @Test func `statements of many tasks inside one transaction keep behind its BEGIN`() async throws {
        try await withTable { sandbox in
            _ = try? await sandbox.client.withTransaction { transaction in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for value in 0..<20 { group.addTask { _ = try await transaction.execute(insert, [value]) } }
                    try await group.waitForAll()
                }
                throw Abort()
            }
            try await sandbox.expectRows(0)
        }
    }

    @Test func `a lost connection inside a transaction leaves nothing`() async throws {
        try await withTable { sandbox in
            let error = await #expect(throws: PostgresError.self) {
                try await sandbox.client.withTransaction { transaction in
                    _ = try await transaction.execute(insert, [1])
                    try await sandbox.killSessions(where: "state = 'idle in transaction'")
                    try await sandbox.waitForSessions(0, where: "state = 'idle in transaction'")
                    _ = try await transaction.execute(insert, [2])
                }
            }
            #expect(error?.kind == .connection)
            #expect(error?.outcome == .notApplied)
            try await sandbox.expectRows(0)
        }
    }
}
