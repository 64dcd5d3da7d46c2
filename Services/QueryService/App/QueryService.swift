import CloudEventsHTTP
import Logging
import Postgres
import QueryReadModels
import ServiceKit

/// Settings into what the subcommands share.
enum QueryService {
    static let name = "query-service"
    static let version = "1.0.0"
    static let port = 8081

    static func databaseConfiguration(
        _ settings: ServiceSettings
    ) throws(ConfigurationProblem) -> PostgresConfiguration {
        var configuration = PostgresConfiguration(
            connectionString: try settings.secret("database-url").text, applicationName: name)
        configuration.sessionSettings = ReadModelSchema.sessionSettings
        return configuration
    }

    static func database(
        _ settings: ServiceSettings, logger: Logger
    ) throws(ConfigurationProblem) -> PostgresClient {
        let configuration = try databaseConfiguration(settings)
        do {
            return try PostgresClient(configuration: configuration, logger: logger)
        } catch {
            throw ConfigurationProblem("database-url must be a PostgreSQL connection string")
        }
    }

    static func webhookSecrets(_ settings: ServiceSettings) throws(ConfigurationProblem) -> [WebhookSecret] {
        let texts = try settings.secret("webhook-secret").text.split(whereSeparator: \.isWhitespace)
        var secrets: [WebhookSecret] = []
        for text in texts {
            do {
                secrets.append(try WebhookSecret(text: String(text)))
            } catch {
                throw ConfigurationProblem("webhook-secret must be whsec_ and the base64 of 24 to 64 bytes")
            }
        }
        guard !secrets.isEmpty else { throw ConfigurationProblem("webhook-secret must not be blank") }
        for secret in secrets {
            try SecretStrength.expect(
                secret.bytes, of: "webhook-secret", minimum: 24,
                better: "whsec_ and the base64 of 24 to 64 random bytes",
                isDevelopment: try settings.flag("development"))
        }
        return secrets
    }

    /// Wrong configuration, unless it is only that the database cannot be asked.
    static func problem(_ error: MigrationError) -> any Error {
        if let advice = ReadModelSchema.advice(on: error) { return ConfigurationProblem(advice) }
        return switch error {
        case .database, .failed: error
        default: ConfigurationProblem("the read models' schema does not fit: \(error)")
        }
    }
}
