import CommandEventStore
import Logging
import Postgres
import ServiceKit
import ServiceLifecycle
import Synchronization

/// Keeps commands out until the database is known to be this program's, and ends the service when it is not.
///
/// A database that is away is another matter: it may come, and until then the service lives without being ready.
final class StoreReadiness: Service {
    private let client: PostgresClient
    private let logger: Logger
    private let passed = Atomic(false)

    init(client: PostgresClient, logger: Logger) {
        self.client = client
        self.logger = logger
    }

    var isPassed: Bool { passed.load(ordering: .relaxed) }

    /// - Throws: ``ConfigurationProblem`` when the service must not serve from this database.
    private func checkOnce() async throws(ConfigurationProblem) {
        do {
            try await EventStoreCheck(migrations: CommandService.migrations).run(client)
            passed.store(true, ordering: .relaxed)
        } catch {
            switch error {
            case .database, .schema(.database), .schema(.failed):
                logger.warning("The database is away.", metadata: ["problem": "\(error)"])
            case .schema(let problem):
                throw ConfigurationProblem("the event store's schema does not fit: \(problem)")
            case .isolation, .commitsAreNotDurable, .roleMayChangeHistory, .historyIsNotGuarded, .timeLimitsAreOff:
                throw ConfigurationProblem("the event store must not be used like this: \(error)")
            }
        }
    }

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                try await self.checkOnce()
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
