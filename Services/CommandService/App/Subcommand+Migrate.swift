import CommandEventStore
import Postgres
import ServiceKit

extension Subcommand {
    static let migrate = Subcommand(
        "migrate", "bring the event store's database to this program's schema",
        options: [
            .database("connection string of the role that owns the event store"),
            ServiceOption("service-role", "the role that the service connects as", fallback: "hindsight_command"),
        ]
    ) { settings in
        let client = try CommandService.database(settings)
        defer { client.close() }
        let migrator = Migrator(
            migrations: CommandService.migrations,
            settings: [CommandEventStoreMigrations.serviceRoleSetting: try settings.text("service-role")])
        let applied: [Migration]
        do throws(MigrationError) {
            applied = try await migrator.migrate(client)
        } catch {
            switch error {
            case .database, .failed: throw error
            case .changed, .databaseIsNewer, .pending:
                throw ConfigurationProblem("the event store's schema does not fit: \(error)")
            }
        }
        for migration in applied {
            Console.print("applied \(migration.number) \(migration.name)")
        }
        if applied.isEmpty {
            Console.print("nothing to apply")
        }
    }
}
