public import Logging
public import ServiceLifecycle
import UnixSignals

/// Runs the services of a process until SIGTERM or SIGINT.
public enum ServiceRunner {
    /// Accepted work has so long to end before it is cut off.
    public static let drainDeadline = Duration.seconds(10)

    /// Services start in order and stop in reverse, each only when those after it have ended: put what others need
    /// first and the HTTP server last.
    public static func run(
        _ services: [any Service], readiness: Readiness, logger: Logger, drainDeadline: Duration = drainDeadline
    ) async throws {
        let watch = DrainWatch(readiness: readiness, logger: logger)
        var configuration = ServiceGroupConfiguration(
            services: services + [watch], gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet(logger))
        configuration.maximumGracefulShutdownDuration = drainDeadline
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch  where readiness.isDraining {
            // The deadline passed and the rest was cancelled: the stop that was asked for is done.
            logger.warning("stopped before everything had ended", metadata: ["error": "\(type(of: error))"])
        }
        logger.info("stopped")
    }

    private static func quiet(_ logger: Logger) -> Logger {
        var logger = logger
        logger.logLevel = max(logger.logLevel, .warning)
        return logger
    }
}
