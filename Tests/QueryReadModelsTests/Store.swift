import Logging
import Postgres
import QueryReadModels
import TestSupport

/// Migrated read models in a database of their own.
struct Store {
    let database: TestDatabase
    let client: PostgresClient
    let readModels: ReadModels

    /// Migrated once; every other database is a copy.
    private static let template = Task {
        let database = try await PostgresCluster.shared().createDatabase()
        let store = try Store(database)
        _ = try await ReadModelSchema.migrate(store.client)
        store.close()
        return database
    }

    static func make() async throws -> Store {
        let template = try await template.value
        return try Store(try await PostgresCluster.shared().createDatabase(template: template))
    }

    /// One more instance on the same database.
    func instance() throws -> Store {
        try Store(database)
    }

    private init(_ database: TestDatabase) throws {
        self.database = database
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        var configuration = PostgresConfiguration.patient(database.connectionString)
        configuration.sessionSettings = ReadModelSchema.sessionSettings
        client = try PostgresClient(configuration: configuration, logger: logger)
        readModels = ReadModels(client: client, positions: AppliedPositions(client: client, logger: logger))
    }

    func close() {
        client.close()
    }

    /// Every row of the read models as one text: equal texts, equal contents.
    func contents() async throws -> String {
        let rows = try await client.execute(
            Statement(
                name: "test_contents",
                sql: """
                    SELECT concat_ws(E'\\n',
                        (SELECT string_agg(u::text, E'\\n' ORDER BY user_id) FROM users u),
                        (SELECT string_agg(v::text, E'\\n' ORDER BY user_id, revision) FROM user_versions v),
                        (SELECT string_agg(n::text, E'\\n' ORDER BY user_id, position) FROM user_names n),
                        (SELECT string_agg(t::text, E'\\n' ORDER BY state) FROM user_totals t),
                        (SELECT string_agg(t::text, E'\\n' ORDER BY day) FROM daily_totals t),
                        (SELECT string_agg(t::text, E'\\n' ORDER BY event_type) FROM event_totals t),
                        (SELECT string_agg(a::text, E'\\n' ORDER BY position) FROM audit a),
                        (SELECT string_agg(concat_ws(',', log, position, previous, applied, event_id, recorded_at), '')
                            FROM projections))
                    """))
        return try rows[0].decode(column: 0)
    }

    func count(_ sql: String) async throws -> Int64 {
        try await client.execute(Statement(name: "test_\(abs(sql.hashValue))", sql: sql))[0].decode(column: 0)
    }
}
