import Logging
import ServiceLifecycle

/// Runs last in the group and so is told first that the process stops: from then on it is not ready.
struct DrainWatch: Service {
    let readiness: Readiness
    let logger: Logger

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await gracefulShutdown()
        } onGracefulShutdown: {
            readiness.startDraining()
            logger.info("stopping")
        }
    }
}
