import Glibc
import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct FaultTests {
    private let waitForLock = Statement(name: "wait_for_lock", sql: "SELECT pg_advisory_xact_lock(1)")
    private let sleep = Statement(name: "sleep", sql: "SELECT pg_sleep(100)")
    private let one = Statement(name: "one", sql: "SELECT 1::int8")

    /// Runs `body` while somebody else holds advisory lock 1 of the database.
    private func withLockHeld(_ sandbox: Sandbox, _ body: () async throws -> Void) async throws {
        let other = try sandbox.otherClient()
        defer { other.close() }
        try await other.withTransaction { transaction in
            _ = try await transaction.execute(waitForLock)
            try await body()
        }
    }

    @Test func `a killed backend leaves the statement under way unknown, and the pool heals`() async throws {
        try await Sandbox.with { sandbox in
            try await withLockHeld(sandbox) {
                let running = Task { try await sandbox.client.execute(waitForLock) }
                try await sandbox.waitForSessions(1, where: "wait_event = 'advisory'")
                try await sandbox.killSessions(where: "wait_event = 'advisory'")
                let error = await #expect(throws: PostgresError.self) { try await running.value }
                #expect(error?.kind == .connection)
                #expect(error?.outcome == .unknown)
                #expect(error?.sqlState == "57P01")
            }
            _ = try await sandbox.client.execute(one)
        }
    }

    @Test func `a connection found dead before anything was sent costs the caller nothing`() async throws {
        try await Sandbox.with({ $0.maximumConnections = 1 }) { sandbox in
            for round in 0..<6 {
                let pid: Int32 = try await sandbox.value("SELECT pg_backend_pid()")
                try await sandbox.cluster.terminateBackends(of: sandbox.database)
                // Only when the process is gone has its socket been closed for certain.
                while kill(pid, 0) == 0 { await Task.yield() }
                if round.isMultiple(of: 2) {
                    _ = try await sandbox.client.execute(one)
                } else {
                    _ = try await sandbox.client.withTransaction { try await $0.execute(one) }
                }
            }
        }
    }

    @Test func `a deadline closes a stuck connection and its caller is told unknown`() async throws {
        try await Sandbox.with({ $0.maximumConnections = 1 }) { sandbox in
            // The connection is there, so that the deadline is the statement's.
            _ = try await sandbox.client.execute(one)
            let error = await #expect(throws: PostgresError.self) {
                try await sandbox.client.execute(sleep, [], timeout: .milliseconds(500))
            }
            #expect(error?.kind == .timeout(.milliseconds(500)))
            #expect(error?.outcome == .unknown)
            _ = try await sandbox.client.execute(one)
        }
    }

    @Test func `who waits behind a longer statement is let go without hurting it`() async throws {
        try await Sandbox.with({ $0.maximumConnections = 1 }) { sandbox in
            try await withLockHeld(sandbox) {
                let long = Task { try await sandbox.client.execute(waitForLock) }
                try await sandbox.waitForSessions(1, where: "wait_event = 'advisory'")
                let error = await #expect(throws: PostgresError.self) {
                    try await sandbox.client.execute(one, [], timeout: .milliseconds(50))
                }
                #expect(error?.kind == .timeout(.milliseconds(50)))
                #expect(error?.outcome == .unknown, "it was sent")
                try await sandbox.waitForSessions(1, where: "wait_event = 'advisory'")
                long.cancel()
            }
        }
    }

    @Test func `the server's own limit ends a statement and keeps the connection`() async throws {
        func configure(_ configuration: inout PostgresConfiguration) {
            configuration.statementTimeout = .milliseconds(50)
            configuration.maximumConnections = 1
        }
        try await Sandbox.with(configure) { sandbox in
            let before: Int32 = try await sandbox.value("SELECT pg_backend_pid()")
            let error = await #expect(throws: PostgresError.self) { try await sandbox.client.execute(sleep) }
            #expect(error?.kind == .server(sqlState: "57014"))
            #expect(try await sandbox.value("SELECT pg_backend_pid()") == before)
        }
    }

    @Test func `a caller that is cancelled while it waits is taken out of the queue`() async throws {
        try await Sandbox.with({ $0.maximumConnections = 1 }) { sandbox in
            try await sandbox.client.withConnection { _ in
                let waiting = Task { try await sandbox.client.execute(one) }
                waiting.cancel()
                let error = await #expect(throws: PostgresError.self) { try await waiting.value }
                #expect(error?.kind == .cancelled)
                #expect(error?.outcome == .notApplied)
            }
        }
    }

    @Test func `a statement that was sent is awaited to its end although its task is cancelled`() async throws {
        try await Sandbox.with { sandbox in
            var running: Task<Int, any Error>?
            try await withLockHeld(sandbox) {
                let task = Task { try await sandbox.client.execute(waitForLock).count }
                try await sandbox.waitForSessions(1, where: "wait_event = 'advisory'")
                task.cancel()
                running = task
            }
            #expect(try await running?.value == 1)
        }
    }

    @Test func `too many waiting callers are refused at once`() async throws {
        func configure(_ configuration: inout PostgresConfiguration) {
            configuration.maximumConnections = 1
            configuration.maximumWaiting = 0
        }
        try await Sandbox.with(configure) { sandbox in
            let error = await #expect(throws: PostgresError.self) { try await sandbox.client.execute(one) }
            #expect(error?.kind == .poolExhausted)
            #expect(error?.outcome == .notApplied)
        }
    }

    @Test func `a caller that finds every connection lent is told so in time`() async throws {
        func configure(_ configuration: inout PostgresConfiguration) {
            configuration.maximumConnections = 1
            configuration.queryDeadline = .milliseconds(50)
        }
        try await Sandbox.with(configure) { sandbox in
            try await sandbox.client.withConnection { _ in
                let error = await #expect(throws: PostgresError.self) { try await sandbox.client.execute(one) }
                #expect(error?.kind == .poolExhausted)
            }
        }
    }

    @Test func `a closed client refuses and lets running statements end`() async throws {
        try await Sandbox.with { sandbox in
            var running: Task<Int, any Error>?
            try await withLockHeld(sandbox) {
                running = Task { try await sandbox.client.execute(waitForLock).count }
                try await sandbox.waitForSessions(1, where: "wait_event = 'advisory'")
                sandbox.client.close()
                let error = await #expect(throws: PostgresError.self) { try await sandbox.client.execute(one) }
                #expect(error?.kind == .closed)
            }
            #expect(try await running?.value == 1)
            await sandbox.client.shutDown()
            try await sandbox.waitForSessions(0, where: "application_name = 'sandbox'")
        }
    }

    @Test func `an unreachable server is a connection error, and a server that comes back is found`() async throws {
        let cluster = try await PostgresCluster.start()
        let database = try await cluster.createDatabase()
        let client = try Sandbox.client(database.connectionString) { $0.connectTimeout = .milliseconds(300) }
        defer { client.close() }
        _ = try await client.execute(one)
        await cluster.stopImmediately()
        let error = await #expect(throws: PostgresError.self) { try await client.execute(one) }
        #expect(error?.kind == .connection)
        #expect(error?.outcome == .notApplied)
        try await cluster.restart()
        let patient = try Sandbox.client(database.connectionString)
        defer { patient.close() }
        _ = try await patient.execute(one)
        _ = try await client.execute(one)
        await cluster.stop()
    }

    @Test func `several hosts: one that is dead and one that is read-only are passed over`() async throws {
        let readOnly = try await PostgresCluster.start(settings: ["default_transaction_read_only": "on"])
        let shared = try await PostgresCluster.shared()
        let hosts = "127.0.0.1:\(LocalPort.unused()),127.0.0.1:\(readOnly.port),127.0.0.1:\(shared.port)"
        let client = try Sandbox.client("postgresql://postgres@\(hosts)/postgres?target_session_attrs=read-write")
        defer { client.close() }
        let port = Statement(name: "", sql: "SELECT inet_server_port()")
        #expect(try await client.execute(port)[0].decode(column: 0) == Int32(shared.port))
        await readOnly.stop()
    }

    @Test func `several hosts: one that takes connections and never answers is passed over`() async throws {
        let shared = try await PostgresCluster.shared()
        let silent = try SilentServer()
        let client = try Sandbox.client(
            "postgresql://postgres@127.0.0.1:\(silent.port),127.0.0.1:\(shared.port)/postgres"
        ) { $0.connectTimeout = .milliseconds(200) }
        defer { client.close() }
        // The first caller may give up with the first attempt; the next one begins with the other host.
        _ = try? await client.execute(one)
        _ = try await client.execute(one)
    }

    @Test func `a cancelled wait for the synchronous standby is success with a warning, which is told`() async throws {
        let cluster = try await PostgresCluster.start(settings: ["synchronous_standby_names": "nobody"])
        let database = try await cluster.createDatabase()
        let client = try Sandbox.client(database.connectionString) {
            $0.sessionSettings = ["synchronous_commit": "on"]
        }
        defer { client.close() }
        let create = Statement(name: "", sql: "CREATE TABLE t AS SELECT 1 AS a")
        let running = Task { try await client.executeCommitting(create) }
        let cancel = Statement(
            name: "", sql: "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
        while try await cluster.administrator.execute(cancel).isEmpty {}
        #expect(try await running.value.warnings.map(\.sqlState) == ["01000"])
        await cluster.stop()
    }
}
