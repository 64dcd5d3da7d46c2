import CPostgres

/// Brings a database to the schema that the binary carries, or says why it may not be used.
///
/// What was applied stands in `schema_migrations`, in the first schema of the search path, with a checksum of each text.
public struct Migrator: Sendable {
    private let migrations: [Migration]
    private let settings: [String: String]
    private let schema: String?

    /// Long enough for another instance's migrations to end, whose lock this one waits for, and for a migration that
    /// rewrites a large table.
    private static let patience = Duration.seconds(3600)

    /// - Parameters:
    ///   - migrations: of all sets together; applied in the order of their numbers, which must be unique and positive.
    ///   - settings: session settings that migrations may read with `current_setting`, such as `hindsight.service_role`.
    ///   - schema: where the migrations are applied and looked for, whatever the client's own search path says.
    public init(migrations: [Migration], settings: [String: String] = [:], schema: String? = nil) {
        let ordered = migrations.sorted { $0.number < $1.number }
        precondition(
            zip(ordered, ordered.dropFirst()).allSatisfy { $0.number < $1.number }, "Two migrations share a number.")
        self.migrations = ordered
        self.settings = settings
        self.schema = schema
    }

    /// Applies what is missing, each migration in a transaction of its own, all under one advisory lock.
    /// - Returns: the migrations that this call applied.
    public func migrate(_ client: PostgresClient) async throws(MigrationError) -> [Migration] {
        do {
            return try await client.withConnection { try await migrate(on: $0) }
        } catch {
            throw Self.migrationError(error)
        }
    }

    /// Changes nothing; throws unless the database has exactly this binary's migrations.
    public func check(_ client: PostgresClient) async throws(MigrationError) {
        do {
            let missing =
                if schema == nil {
                    try await lacking(on: client)
                } else {
                    try await client.withConnection { connection in
                        try await enterSchema(on: connection)
                        return try await lacking(on: connection)
                    }
                }
            guard missing.isEmpty else { throw MigrationError.pending(numbers: missing.map(\.number)) }
        } catch {
            throw Self.migrationError(error)
        }
    }

    private func lacking(on executor: some PostgresExecutor) async throws -> [Migration] {
        let exists = try await executor.execute(Self.find)[0].decode(column: 0, as: Bool.self)
        return exists ? try await pending(on: executor) : migrations
    }

    private func enterSchema(on connection: PostgresConnection) async throws {
        if let schema { _ = try await connection.execute(Self.set, ["search_path", schema]) }
    }

    private func migrate(on connection: PostgresConnection) async throws -> [Migration] {
        _ = try await connection.execute(Self.set, ["statement_timeout", "0"])
        try await enterSchema(on: connection)
        _ = try await connection.execute(Self.lock, [], timeout: Self.patience)
        // Asked first because CREATE TABLE IF NOT EXISTS needs the right to create even where there is nothing to do.
        if try await !connection.execute(Self.find)[0].decode(column: 0, as: Bool.self) {
            _ = try await connection.execute(Self.create)
            _ = try await connection.execute(Self.grant)
        }
        let missing = try await pending(on: connection)
        for (name, value) in settings { _ = try await connection.execute(Self.set, [name, value]) }
        for migration in missing { try await apply(migration, on: connection) }
        return missing
    }

    private func apply(_ migration: Migration, on connection: PostgresConnection) async throws {
        do {
            try await connection.withTransaction { transaction in
                try await transaction.executeScript(migration.sql, timeout: Self.patience)
                _ = try await transaction.execute(Self.record, [migration.number, migration.name, migration.sql])
            }
        } catch let error as PostgresError {
            throw MigrationError.failed(number: migration.number, error)
        }
    }

    /// What the database lacks, in order.
    private func pending(on executor: some PostgresExecutor) async throws -> [Migration] {
        let rows = try await executor.execute(Self.compare, [migrations.map(\.number), migrations.map(\.sql)])
        var unknown: [Int32] = []
        var missing: [Int32] = []
        for row in rows {
            let number = try row.decode(column: 0, as: Int32.self)
            let isKnown = try row.decode(column: 1, as: Bool.self)
            let isApplied = try row.decode(column: 2, as: Bool.self)
            if !isKnown {
                unknown.append(number)
            } else if !isApplied {
                missing.append(number)
            } else if try !row.decode(column: 3, as: Bool.self) {
                throw MigrationError.changed(number: number)
            }
        }
        guard unknown.isEmpty else { throw MigrationError.databaseIsNewer(numbers: unknown) }
        return migrations.filter { missing.contains($0.number) }
    }

    private static func migrationError(_ error: any Error) -> MigrationError {
        switch error {
        case let error as MigrationError: error
        case let error as PostgresError: .database(error)
        default: .database(PostgresError(.cancelled, outcome: .notApplied))
        }
    }

    private static let compare = Statement(name: "compare_migrations", embedded: compare_schema_migrations_sql())
    private static let create = Statement(name: "create_migrations", embedded: create_schema_migrations_sql())
    private static let find = Statement(name: "find_migrations", embedded: find_schema_migrations_sql())
    private static let grant = Statement(name: "grant_migrations", embedded: grant_schema_migrations_sql())
    private static let lock = Statement(name: "lock_migrations", embedded: lock_schema_migrations_sql())
    private static let record = Statement(name: "record_migration", embedded: record_schema_migration_sql())
    private static let set = Statement(name: "set_migration_setting", embedded: set_migration_setting_sql())
}
