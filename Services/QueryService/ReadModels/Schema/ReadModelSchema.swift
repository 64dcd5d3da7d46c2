public import Postgres

/// The read models' schema. Its name tells the projection version, so that another version can stand beside it.
public enum ReadModelSchema {
    /// Part of every ETag: another version may render a revision differently.
    public static let version = 1

    /// What the sessions of the service and of the migration need set.
    public static let sessionSettings = ["search_path": "read_v\(version)"]

    /// Makes the schema and applies what it lacks. The session settings must be in effect.
    /// - Returns: the migrations that this call applied.
    public static func migrate(_ client: PostgresClient) async throws(MigrationError) -> [Migration] {
        do {
            _ = try await client.execute(Statements.createSchema)
        } catch {
            throw .database(error)
        }
        return try await Migrator(migrations: Migrations.all).migrate(client)
    }

    /// Changes nothing; throws unless the schema is exactly this binary's.
    public static func check(_ client: PostgresClient) async throws(MigrationError) {
        try await Migrator(migrations: Migrations.all).check(client)
    }
}
