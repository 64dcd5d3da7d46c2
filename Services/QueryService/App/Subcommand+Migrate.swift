import Logging
import Postgres
import QueryReadModels
import ServiceKit

extension Subcommand {
    static let migrate = Subcommand(
        "migrate", "bring the read models' database to this program's schema",
        options: [.database("connection string of a role that may create a schema there")]
    ) { settings in
        let client = try QueryService.database(settings, logger: Logger(label: QueryService.name))
        defer { client.close() }
        do {
            let applied = try await ReadModelSchema.migrate(client)
            for migration in applied {
                Console.print("applied \(migration.number) \(migration.name)")
            }
            if applied.isEmpty {
                Console.print("nothing to apply")
            }
            let live = try await ReadModelSchema.check(client)
            if live != ReadModelSchema.version {
                Console.print(
                    "version \(live) of the read models serves: version \(ReadModelSchema.version) is built by rebuild")
            }
        } catch let error as MigrationError {
            throw QueryService.problem(error)
        }
    }
}
