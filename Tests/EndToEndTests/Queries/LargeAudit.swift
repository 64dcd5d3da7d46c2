import Logging
import Postgres
import TestSupport

/// A store with as many audit entries as a large log leaves behind, without the time that it takes to apply them.
enum LargeAudit {
    /// Fills the audit and moves the checkpoint to the last of `count` entries.
    static func fill(_ database: TestDatabase, count: Int64) async throws {
        var configuration = PostgresConfiguration.patient(database.connectionString)
        configuration.sessionSettings = ["search_path": "read_v1"]
        configuration.queryDeadline = .seconds(200)
        let client = try PostgresClient(
            configuration: configuration, logger: Logger(label: "e2e") { _ in SwiftLogNoOpLogHandler() })
        defer { client.close() }
        _ = try await client.execute(entries, [count])
        _ = try await client.execute(checkpoint, [count])
    }

    private static let entries = Statement(
        name: "e2e_fill_audit",
        sql: #"""
            INSERT INTO audit (
                position, event_id, user_id, revision, event_type, recorded_at, actor, correlation_id, entry)
            SELECT n, ('019cf2a1-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
                ('019cf2a1-7c2e-7b1a-9d3f-' || lpad(to_hex(n % 1000), 12, '0'))::uuid, n / 1000 + 1,
                'USER_NAME_CHANGED', timestamptz '2026-01-01' + n * interval '1 millisecond', '=alice', 'c-' || n,
                format(
                    '{"revision":%s,"position":%s,"event_type":"USER_NAME_CHANGED",'
                    '"timestamp":"2026-01-01T00:00:00.000000Z","actor":"=alice","reason":"a, \"b\"",'
                    '"changes":{"name":{"from":"a","to":"b"}},"correlation_id":"c-%s",'
                    '"command_id":"019cf2a1-7c2e-7b1a-9d3f-000000000001","ip":"192.0.2.7"}',
                    n / 1000 + 1, n, n)::json
            FROM generate_series(1, $1::bigint) n
            """#)

    private static let checkpoint = Statement(
        name: "e2e_move_checkpoint",
        sql: """
            UPDATE projections
            SET previous = position, position = $1::bigint, applied = $1::bigint, log = gen_random_uuid(),
                event_id = gen_random_uuid(), recorded_at = now(), head = $1::bigint, applied_at = now()
            """)
}
