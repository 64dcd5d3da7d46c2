import CommandApplication
import CommandEventStore
import Crypto
import FoundationEssentials
import Logging
import Postgres
import TestSupport

/// A log on a cluster that keeps what it acknowledges, and service instances on it.
struct BenchmarkLog {
    private static let role = "hindsight_command"

    let cluster: PostgresCluster
    let database: TestDatabase
    /// With the role that owns the tables.
    let owner: PostgresClient
    /// The last event before ``fill(to:)`` came.
    private var start: Int64 = 0
    private(set) var length: Int64 = 0

    init() async throws {
        cluster = try await PostgresCluster.start(settings: [
            "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "autovacuum": "on",
            "shared_buffers": "512MB", "max_wal_size": "4GB", "checkpoint_timeout": "15min",
        ])
        database = try await cluster.createDatabase(roles: [Self.role])
        owner = try Self.client(database.connectionString, settings: ["statement_timeout": "0"])
        let settings = [CommandEventStoreMigrations.serviceRoleSetting: Self.role]
        _ = try await Migrator(migrations: CommandEventStoreMigrations.all, settings: settings).migrate(owner)
    }

    /// An instance of the service, as far as commands need it.
    func instance() throws -> (store: PostgresEventStore, client: PostgresClient) {
        let client = try Self.client(
            database.connectionString(role: Self.role), settings: PostgresEventStore.sessionSettings)
        return (PostgresEventStore(client: client, logger: Self.logger), client)
    }

    /// Makes the log this long, if it is not yet, with five events to a user, as years of use would have: the keys of users and commands come
    /// in no order. Then puts everything where it stays: statistics, visibility, a checkpoint.
    mutating func fill(to events: Int64) async throws {
        start = try await owner.execute(Statement(name: "", sql: "SELECT position FROM heads"))[0]
            .decode(column: 0, as: Int64.self)
        length = max(events, start)
        try await owner.withConnection { connection in
            try await connection.executeScript(fillScript, timeout: .seconds(3600))
        }
        for statement in ["VACUUM ANALYZE events", "VACUUM ANALYZE commands", "VACUUM ANALYZE reservations"] {
            _ = try await owner.execute(Statement(name: "", sql: statement), [], timeout: .seconds(3600))
        }
        _ = try await cluster.administrator.execute(
            Statement(name: "", sql: "CHECKPOINT"), [], timeout: .seconds(3600))
    }

    /// One of the users of the last ``fill(to:)``.
    func randomUser() -> UUID {
        let digest = Insecure.MD5.hash(data: Array("user \(start) \(Int64.random(in: 0..<(length - start) / 5))".utf8))
        return digest.withUnsafeBytes { $0.loadUnaligned(as: UUID.self) }
    }

    func stop() async {
        await owner.shutDown()
        await cluster.stop()
    }

    private var fillScript: String {
        """
        CREATE TEMPORARY TABLE added AS
        SELECT
            place AS position, md5('user \(start) ' || (place - \(start + 1)) / 5)::uuid AS stream_id,
            (place - \(start + 1)) % 5 + 1 AS revision, md5('command ' || place)::uuid AS command_id
        FROM generate_series(\(start + 1), \(length)) AS place;

        INSERT INTO events
        SELECT
            added.position, revision, recorded_at + (added.position - \(start)) * interval '1 microsecond', stream_id,
            md5('event ' || added.position)::uuid, CASE revision WHEN 1 THEN 2 ELSE 1 END, 1,
            CASE revision WHEN 1 THEN 'USER_CREATED' ELSE 'USER_NAME_CHANGED' END,
            CASE revision
                WHEN 1 THEN format(
                    '{"name":"Sarah Connor","email":"%s@example.com","status":"active","locale":"en"}', stream_id)
                ELSE format('{"name":"Sarah Connor %s","previous_name":"Sarah Connor"}', revision)
            END::json,
            format(
                '{"actor":"admin","command_id":"%s","correlation_id":"%s","ip":"192.0.2.7","user_agent":"curl/7.88.1"}',
                command_id, command_id)::json
        FROM heads, added ORDER BY added.position;

        INSERT INTO commands
        SELECT
            revision, revision, position, position, command_id, stream_id, 1,
            decode(md5(position::text) || md5(position::text), 'hex')
        FROM added ORDER BY position;

        INSERT INTO reservations SELECT 1, 'email', stream_id || '@example.com', stream_id FROM added WHERE revision = 1;

        UPDATE heads SET position = \(length), recorded_at = recorded_at + \(length - start) * interval '1 microsecond';
        DROP TABLE added;
        """
    }

    private static var logger: Logger { Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() } }

    private static func client(_ connection: String, settings: [String: String]) throws -> PostgresClient {
        var configuration = PostgresConfiguration(connectionString: connection, applicationName: "benchmark")
        configuration.sessionSettings = settings
        return try PostgresClient(configuration: configuration, logger: logger)
    }
}
