public import Logging
public import Postgres
internal import QueryReadModels
internal import Synchronization

/// Connections to copies that are being filled: opened when first needed, closed when nothing is built.
public final class CopyConnections: Sendable {
    private struct Opened {
        let schema: ReadModelSchema
        let client: PostgresClient
    }

    private let configuration: PostgresConfiguration
    private let logger: Logger
    private let opened = Mutex<Opened?>(nil)

    /// - Parameter configuration: of the read models' database.
    public init(_ configuration: PostgresConfiguration, logger: Logger) {
        var configuration = configuration
        configuration.maximumConnections = 2
        self.configuration = configuration
        self.logger = logger
    }

    /// The copy of a schema, to apply deliveries to.
    func readModels(of schema: ReadModelSchema) throws(PostgresError) -> ReadModels {
        let client = try client(of: schema)
        return ReadModels(copy: client, positions: AppliedPositions(client: client, logger: logger))
    }

    private func client(of schema: ReadModelSchema) throws(PostgresError) -> PostgresClient {
        try opened.withLock { opened throws(PostgresError) in
            if let opened, opened.schema == schema { return opened.client }
            opened?.client.close()
            var configuration = configuration
            configuration.sessionSettings = schema.sessionSettings
            // A crash takes back a little, which the next request of the replay brings again.
            configuration.sessionSettings["synchronous_commit"] = "off"
            let client = try PostgresClient(configuration: configuration, logger: logger)
            opened = Opened(schema: schema, client: client)
            return client
        }
    }

    /// Lets what is under way end.
    public func close() {
        opened.withLock { opened in
            opened?.client.close()
            opened = nil
        }
    }
}
