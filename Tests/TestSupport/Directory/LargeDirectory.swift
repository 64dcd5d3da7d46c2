public import Postgres

/// Read models of as many users as a large installation has, with history: made by SQL in a minute, because applying the
/// events would take many. Half as many changes as creations, mixed with them; names and actors as skewed as real ones;
/// two users in a hundred suspended or deactivated, six deleted; one user changed again and again.
public enum LargeDirectory {
    /// The one user that changed with every 150th event.
    public static let busyUser = 7

    /// Fills migrated, empty tables in the search path of a client, without their indexes until the rows are there.
    public static func fill(_ client: PostgresClient, users: Int = 1_000_000) async throws {
        try await client.withConnection { connection in
            let steps = [settings, withoutIndexes, events(users / 2 * 3), versions, rows, indexes, done]
            for step in steps {
                try await connection.executeScript(step, timeout: .seconds(600))
            }
            for table in ["users", "user_versions", "user_names", "audit"] {
                _ = try await connection.execute(
                    Statement(name: "", sql: "VACUUM (ANALYZE) \(table)"), [], timeout: .seconds(600))
            }
        }
    }
}
