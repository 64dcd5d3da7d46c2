public import Postgres

extension PostgresConfiguration {
    /// Connections that a test relies on: a machine busy with hundreds of other tests must not look like a database that
    /// is away.
    public static func patient(
        _ connectionString: String, applicationName: String = "tests"
    ) -> PostgresConfiguration {
        var configuration = PostgresConfiguration(connectionString: connectionString, applicationName: applicationName)
        configuration.connectTimeout = .seconds(50)
        configuration.queryDeadline = .seconds(50)
        return configuration
    }
}
