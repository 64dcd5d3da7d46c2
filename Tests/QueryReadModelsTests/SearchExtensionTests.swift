import Logging
import Postgres
import QueryReadModels
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct SearchExtensionTests {
    @Test func `an extension that is installed elsewhere is used where it is`() async throws {
        let theirs = """
            CREATE SCHEMA theirs;
            GRANT USAGE ON SCHEMA theirs TO PUBLIC;
            CREATE EXTENSION pg_trgm SCHEMA theirs;
            """
        try await withDatabase(prepared: theirs) { client in
            _ = try await ReadModelSchema.migrate(client)
            let rows = try await client.execute(
                Statement(
                    name: "test_extension",
                    sql: "SELECT extnamespace::regnamespace::text FROM pg_extension WHERE extname = 'pg_trgm'"))
            #expect(try rows[0].decode(column: 0, as: String.self) == "theirs")
        }
    }

    @Test func `a role that may not install it is told who must, and may go on from there`() async throws {
        let refusal = """
            CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'insufficient_privilege'; END $$;
            CREATE EVENT TRIGGER refuse ON ddl_command_start WHEN TAG IN ('CREATE EXTENSION') EXECUTE FUNCTION refuse();
            """
        try await withDatabase(prepared: refusal) { client in
            let error = await #expect(throws: MigrationError.self) { try await ReadModelSchema.migrate(client) }
            let advice = error.flatMap(ReadModelSchema.advice)
            #expect(advice?.contains("CREATE EXTENSION pg_trgm") == true, "\(String(describing: error))")
        }
    }

    @Test func `what failed otherwise is given no advice`() {
        #expect(ReadModelSchema.advice(on: .pending(numbers: [20])) == nil)
    }

    private func withDatabase(
        prepared script: String, _ body: (PostgresClient) async throws -> Void
    ) async throws {
        let database = try await PostgresCluster.shared().createDatabase()
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let superuser = try PostgresClient(
            configuration: .patient(database.superuserConnectionString), logger: logger)
        try await superuser.withConnection { try await $0.executeScript(script) }
        superuser.close()
        var configuration = PostgresConfiguration.patient(database.connectionString)
        configuration.sessionSettings = ReadModelSchema.sessionSettings
        let client = try PostgresClient(configuration: configuration, logger: logger)
        defer { client.close() }
        try await body(client)
    }
}
