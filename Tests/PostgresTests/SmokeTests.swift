import Logging
import Postgres
import TestSupport
import Testing

struct SmokeTests {
    @Test func `reads one row`() async throws {
        let database = try await PostgresCluster.shared().createDatabase()
        let client = try PostgresClient(configuration: PostgresConfiguration(connectionString: database.connectionString, applicationName: "t"), logger: Logger(label: "t"))
        let rows = try await client.execute(Statement(name: "one", sql: "SELECT $1::int8 + 1"), [41])
        #expect(try rows[0].decode(column: 0, as: Int.self) == 42)
        client.close()
    }
}
