import FoundationEssentials
import Glibc
import Logging
public import Postgres
import Synchronization

/// A temporary PostgreSQL cluster on this machine that dies with the test process.
///
/// It listens on 127.0.0.1 and on a socket in its folder, trusts everybody, and has fsync off: nothing it holds outlives
/// the tests. Give `fsync` in the settings where durability is what is tested.
public final class PostgresCluster: Sendable {
    public static let superuser = "postgres"

    public let host = "127.0.0.1"
    public let port: UInt16
    /// Holds the data, the Unix socket and the server's log, `server.log`.
    public let folder: String
    /// A client of the superuser, for what tests do to the cluster.
    public let administrator: PostgresClient

    private let binaries: String
    private let user: String?
    private let settings: [String: String]
    private let server = Mutex<ChildProcess?>(nil)
    private let databases = Atomic<Int>(0)
    private static let sharedStart = Mutex<Task<PostgresCluster, any Error>?>(nil)

    /// The cluster that all tests of this process share, started by the first that asks.
    public static func shared() async throws -> PostgresCluster {
        let start = sharedStart.withLock { start in
            if let start { return start }
            let task = Task { try await PostgresCluster.start() }
            start = task
            return task
        }
        return try await start.value
    }

    /// A cluster of one's own, for tests that stop it, fill it or set it up differently.
    public static func start(settings: [String: String] = [:]) async throws -> PostgresCluster {
        let cluster = try PostgresCluster(settings: settings)
        try await cluster.initialise()
        try await cluster.restart()
        return cluster
    }

    private init(settings: [String: String]) throws {
        binaries = try PostgresBinaries.folder()
        // The server refuses to run as root.
        user = geteuid() == 0 ? Self.superuser : nil
        folder = try ClusterFiles.makeFolder(owner: user)
        port = LocalPort.unused()
        // Hundreds of tests at once, each with pools of its own: one refused connection would look like a database away.
        let defaults = [
            "listen_addresses": host, "port": String(port), "unix_socket_directories": folder, "max_connections": "600",
            "fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "shared_buffers": "64MB",
            "lc_messages": "C", "max_wal_size": "256MB", "autovacuum": "off", "wal_level": "replica",
        ]
        self.settings = defaults.merging(settings) { _, given in given }
        var configuration = PostgresConfiguration.patient(
            "postgresql://\(Self.superuser)@\(host):\(port)/postgres")
        configuration.maximumConnections = 4
        var logger = Logger(label: "tests")
        logger.logLevel = .critical
        administrator = try PostgresClient(configuration: configuration, logger: logger)
    }

    private func initialise() async throws {
        let pristine = try await PristineCluster.data(binaries: binaries, user: user)
        let copy = try ChildProcess.spawn("cp", ["-a", pristine, "\(folder)/data"])
        guard await copy.wait() == .exited(0) else { throw ClusterError(problem: "The cluster could not be copied.") }
    }

    // MARK: the server

    /// Starts the server if it is stopped, or stops it in order and starts it again. Returns when it takes connections.
    public func restart() async throws {
        await stop(SIGINT)
        var arguments = ["-D", "\(folder)/data"]
        for setting in settings.sorted(by: { $0.key < $1.key }) {
            arguments += ["-c", "\(setting.key)=\(setting.value)"]
        }
        let started = try ChildProcess.spawn(
            "\(binaries)/postgres", arguments, standardOutput: "\(folder)/server.log",
            standardError: "\(folder)/server.log", deathSignal: .quit, user: user)
        ClusterFiles.removeAtExit(folder, server: started)
        server.withLock { $0 = started }
        try await waitUntilReady(started)
    }

    /// Kills the server as a crash would: no checkpoint, no farewell. `restart` brings it back.
    public func stopImmediately() async {
        await stop(SIGQUIT)
    }

    /// Ends the server and deletes everything.
    public func stop() async {
        administrator.close()
        await stop(SIGQUIT)
        ClusterFiles.remove(folder)
    }

    private func stop(_ signal: Int32) async {
        guard let running = server.withLock({ $0 }) else { return }
        running.signal(signal)
        await running.wait()
    }

    /// The server offers no event for this, only a line in its lock file.
    private func waitUntilReady(_ server: ChildProcess) async throws {
        while server.isRunning {
            let file = "\(folder)/data/postmaster.pid"
            if let lines = try? String(contentsOfFile: file, encoding: .utf8).split(separator: "\n"),
                lines.count >= 8, lines[7].hasPrefix("ready"), lines[0] == "\(server.pid)"
            {
                return
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw ClusterError(problem: "The server did not start: \(log("server.log"))")
    }

    private func log(_ name: String) -> String {
        let text = (try? String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)) ?? ""
        return String(text.suffix(2000))
    }

    // MARK: databases

    /// Makes a database, a copy of `template` if there is one, with an owner role of its own (the template's owner for a
    /// copy, so that it owns what is in it).
    /// - Parameter roles: further roles that may log in. Roles belong to the whole cluster and are made where missing.
    public func createDatabase(template: TestDatabase? = nil, roles: [String] = []) async throws -> TestDatabase {
        let number = databases.add(1, ordering: .relaxed).newValue
        let name = "test_\(number)"
        let owner = template?.owner ?? name
        for role in roles + (template == nil ? [owner] : []) { try await createRole(role) }
        let copied = template.map { "TEMPLATE \(Self.quoted($0.name)) STRATEGY file_copy" } ?? ""
        try await administer("CREATE DATABASE \(Self.quoted(name)) OWNER \(Self.quoted(owner)) \(copied)")
        return TestDatabase(name: name, owner: owner, host: host, port: port)
    }

    public func drop(_ database: TestDatabase) async throws {
        try await administer("DROP DATABASE \(Self.quoted(database.name)) WITH (FORCE)")
    }

    /// A backup of a database, to restore it from. Nobody may be connected to it meanwhile.
    public func backUp(_ database: TestDatabase) async throws -> TestDatabase {
        let number = databases.add(1, ordering: .relaxed).newValue
        let backup = TestDatabase(name: "test_\(number)", owner: database.owner, host: host, port: port)
        try await copy(database, to: backup)
        return backup
    }

    /// Puts a database back to what a backup holds, as an operator would who restores one side of a system.
    public func restore(_ database: TestDatabase, from backup: TestDatabase) async throws {
        try await drop(database)
        try await copy(backup, to: database)
    }

    /// Through the log: on a cluster with fsync a copy of the files would wait for everything that is to be written.
    private func copy(_ template: TestDatabase, to database: TestDatabase) async throws {
        try await administer(
            """
            CREATE DATABASE \(Self.quoted(database.name)) OWNER \(Self.quoted(database.owner))
            TEMPLATE \(Self.quoted(template.name)) STRATEGY wal_log
            """)
    }

    /// Takes everything out of a database.
    public func empty(_ database: TestDatabase) async throws {
        try await drop(database)
        try await administer(
            "CREATE DATABASE \(Self.quoted(database.name)) OWNER \(Self.quoted(database.owner))")
    }

    /// Kills every server process that serves this database, as an operator or a failover would.
    public func terminateBackends(of database: TestDatabase) async throws {
        let statement = Statement(
            name: "", sql: "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1")
        _ = try await administrator.execute(statement, [database.name])
    }

    private func createRole(_ role: String) async throws {
        do {
            try await administer("CREATE ROLE \(Self.quoted(role)) LOGIN")
        } catch let error as PostgresError where error.sqlState == "42710" || error.sqlState == "23505" {
            // It is there already, or another test is just making it.
        }
    }

    private func administer(_ sql: String) async throws {
        // A database is flushed to disk when it is made or dropped, and other tests may write much meanwhile.
        _ = try await administrator.execute(Statement(name: "", sql: sql), [], timeout: .seconds(120))
    }

    private static func quoted(_ identifier: String) -> String {
        "\"" + identifier.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
