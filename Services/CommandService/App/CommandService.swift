import CommandDelivery
import CommandEventStore
import Logging
import Postgres
import ServiceKit

/// Settings into what the subcommands share.
enum CommandService {
    static let name = "command-service"
    static let version = "1.0.0"
    static let port = 8080

    /// Both sets lie in one database, with numbers that do not overlap.
    static let migrations = CommandEventStoreMigrations.all + DeliveryMigrations.all

    static func database(
        _ settings: ServiceSettings, logger: Logger = Logger(label: name),
        configure: (inout PostgresConfiguration) -> Void = { _ in }
    ) throws(ConfigurationProblem) -> PostgresClient {
        var configuration = PostgresConfiguration(
            connectionString: try settings.secret("database-url").text, applicationName: name)
        configure(&configuration)
        do {
            return try PostgresClient(configuration: configuration, logger: logger)
        } catch {
            throw ConfigurationProblem("database-url must be a PostgreSQL connection string")
        }
    }
}
