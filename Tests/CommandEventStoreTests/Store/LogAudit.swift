import Postgres
import Testing

/// The invariants of a log, asked of the database itself; each query counts what breaks one.
enum LogAudit {
    static func expectSound(_ client: PostgresClient) async throws {
        for (rule, query) in rules {
            #expect(try await client.value(query, as: Int64.self) == 0, "\(rule)")
        }
    }

    /// Where every user was created with an e-mail of its own and each may only have been deleted since.
    static func expectReservations(_ client: PostgresClient) async throws {
        let held = try await client.value("SELECT count(*) FROM reservations", as: Int64.self)
        let users = try await client.value(
            """
            SELECT count(*) FILTER (WHERE event_type = 'USER_CREATED')
                - count(*) FILTER (WHERE event_type = 'USER_DELETED')
            FROM events
            """, as: Int64.self)
        #expect(held == users, "one e-mail is reserved for each user that is not deleted")
    }

    private static let rules: [(String, String)] = [
        (
            "positions are 1 to the head's, without a hole",
            "SELECT abs(count(events.position) - max(heads.position)) + abs(coalesce(max(events.position), 0) - max(heads.position))"
                + " FROM heads LEFT JOIN events USING (log_id)"
        ),
        (
            "revisions of each stream are 1 to n, in the order of positions",
            """
            SELECT count(*) FROM (
                SELECT revision, row_number() OVER (PARTITION BY stream_id ORDER BY position) AS nth FROM events
            ) AS numbered WHERE revision <> nth
            """
        ),
        (
            "times strictly increase with positions",
            """
            SELECT count(*) FROM (
                SELECT recorded_at <= lag(recorded_at) OVER (ORDER BY position) AS falls FROM events
            ) AS timed WHERE falls
            """
        ),
        (
            "every event belongs to one command",
            """
            SELECT count(*) FROM events WHERE 1 <> (
                SELECT count(*) FROM commands
                WHERE commands.stream_id = events.stream_id
                    AND events.position BETWEEN commands.first_position AND commands.last_position
                    AND events.revision BETWEEN commands.first_revision AND commands.last_revision
            )
            """
        ),
        (
            "every command's events are there",
            """
            SELECT count(*) FROM commands WHERE last_revision - first_revision + 1 <> (
                SELECT count(*) FROM events
                WHERE events.stream_id = commands.stream_id
                    AND events.revision BETWEEN commands.first_revision AND commands.last_revision
                    AND events.position BETWEEN commands.first_position AND commands.last_position
            )
            """
        ),
    ]
}
