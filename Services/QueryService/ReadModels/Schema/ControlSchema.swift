import Postgres

/// The schema that all copies have in common: which one serves, and what is being built. It is not versioned as they are:
/// programs of several projection versions share it.
enum ControlSchema {
    static let name = "hindsight_read"
    private static let migrator = Migrator(migrations: ControlMigrations.all, schema: name)

    static func migrate(_ client: PostgresClient) async throws(MigrationError) -> [Migration] {
        do throws(PostgresError) {
            // Asked first because CREATE needs the right to create even where there is nothing to do.
            if try await !client.execute(ControlStatements.findControl)[0].decode(column: 0, as: Bool.self) {
                _ = try await client.execute(ControlStatements.createSchema)
            }
        } catch {
            throw .database(error)
        }
        return try await migrator.migrate(client)
    }

    static func check(_ client: PostgresClient) async throws(MigrationError) {
        try await migrator.check(client)
    }

    /// nil before the first migration of a copy.
    static func liveVersion(_ client: PostgresClient) async throws(PostgresError) -> Int? {
        let rows = try await client.execute(ControlStatements.findLive)
        return Int(try rows.first?.decode(column: 0, as: Int32.self) ?? 0).nonZero
    }
}

extension Int {
    fileprivate var nonZero: Int? { self == 0 ? nil : self }
}
