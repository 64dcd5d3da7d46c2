/// Brings a database to the schema that the binary carries.
public struct Migrator: Sendable {
    private let migrations: [Migration]
    private let settings: [String: String]

    /// - Parameters:
    ///   - migrations: of all sets together; applied in the order of their numbers, which must be unique.
    ///   - settings: session settings that migrations may read with `current_setting`, such as `hindsight.service_role`.
    public init(migrations: [Migration], settings: [String: String] = [:]) {
        self.migrations = migrations.sorted { $0.number < $1.number }
        self.settings = settings
    }

    /// Applies what is missing, each migration in a transaction of its own, all under one advisory lock.
    /// - Returns: the migrations that this call applied.
    public func migrate(_ client: PostgresClient) async throws(MigrationError) -> [Migration] {
        []
    }

    /// Changes nothing; throws unless the database has exactly this binary's migrations.
    public func check(_ client: PostgresClient) async throws(MigrationError) {
    }
}
