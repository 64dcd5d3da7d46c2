import Logging
import Postgres
import QueryReadModels
import ServiceKit
import ServiceLifecycle
import Synchronization

/// Holds the service back from being ready until the schema is this binary's, and ends it when it is not.
final class SchemaCheck: Service {
    private let client: PostgresClient
    private let version: ServingVersion
    private let logger: Logger
    private let passed = Atomic(false)

    init(client: PostgresClient, version: ServingVersion, logger: Logger) {
        self.client = client
        self.version = version
        self.logger = logger
    }

    /// nil when everything fits.
    var reasonNotReady: String? {
        if let live = version.known, !version.isOurs {
            return "The read models of version \(version.own) have not been built yet, version \(live) serves: "
                + "run query-service rebuild."
        }
        return isPassed ? nil : "The read models' schema has not been checked yet."
    }

    var isPassed: Bool { passed.load(ordering: .relaxed) }

    /// Throws when the schema does not fit. A database that is away is another matter: it may come.
    func checkOnce() async throws {
        do {
            version.learn(try await ReadModelSchema.check(client))
            // While another version serves there is nothing yet that could fit.
            if version.isOurs { passed.store(true, ordering: .relaxed) }
        } catch .database(let error) {
            logger.warning("The schema could not be checked. \(error)")
        } catch {
            throw QueryService.problem(error)
        }
    }

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                while !self.isPassed {
                    try await Task.sleep(for: .seconds(1))
                    try await self.checkOnce()
                }
            }
        } catch is CancellationError {
            return
        }
        try? await gracefulShutdown()
    }
}
