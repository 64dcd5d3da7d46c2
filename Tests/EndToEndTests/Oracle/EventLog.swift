import FoundationEssentials
import Logging
import Postgres
import TestSupport
import UserContract

/// The log as it lies in the Command Service's database, read behind the service's back.
enum EventLog {
    private static let events = Statement(
        name: "e2e_events",
        sql: """
            SELECT event_id, stream_id, revision, schema_version, position, recorded_at, event_type, data, metadata
            FROM events ORDER BY log_id, position
            """)

    private static let log = Statement(name: "e2e_log", sql: "SELECT log_uuid FROM heads")

    static func id(in database: TestDatabase) async throws -> UUID {
        try await rows(of: log, in: database)[0].decode(column: 0, as: UUID.self)
    }

    static func read(_ database: TestDatabase) async throws -> [RecordedEvent] {
        try await rows(of: events, in: database).map { row in
            RecordedEvent(
                eventID: try row.decode(column: 0, as: UUID.self),
                aggregateID: try row.decode(column: 1, as: UUID.self),
                revision: try row.decode(column: 2, as: Int64.self),
                version: Int(try row.decode(column: 3, as: Int32.self)),
                position: try row.decode(column: 4, as: Int64.self),
                timestamp: Timestamp(
                    microseconds: try row.decode(column: 5, as: PostgresTimestamp.self).microsecondsSince1970),
                type: try row.decode(column: 6, as: String.self),
                data: try row.decode(column: 7, as: JSONText.self).bytes,
                metadata: try row.decode(column: 8, as: JSONText.self).bytes)
        }
    }

    private static func rows(of statement: Statement, in database: TestDatabase) async throws -> Rows {
        let client = try PostgresClient(
            configuration: .patient(database.connectionString),
            logger: Logger(label: "e2e") { _ in SwiftLogNoOpLogHandler() })
        defer { client.close() }
        return try await client.execute(statement)
    }
}
