public import Logging
import Synchronization

/// Turns on logging for the process, once.
public enum ServiceLogging {
    private static let isBootstrapped = Mutex(false)

    static func bootstrap(_ settings: ServiceSettings) throws(ConfigurationProblem) {
        guard let level = Logger.Level(rawValue: try settings.text("log-level").lowercased()) else {
            throw ConfigurationProblem(
                "log-level must be one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        guard let format = LogFormat(rawValue: try settings.text("log-format").lowercased()) else {
            throw ConfigurationProblem("log-format must be text or json")
        }
        bootstrap(level: level, format: format)
    }

    /// Lines go to stderr. Later calls change nothing: swift-log takes one factory for the life of a process.
    public static func bootstrap(level: Logger.Level, format: LogFormat) {
        let isFirst = isBootstrapped.withLock { value in
            defer { value = true }
            return !value
        }
        guard isFirst else {
            return
        }
        LoggingSystem.bootstrap { label in
            StandardErrorLogHandler(label: label, logLevel: level, format: format)
        }
    }
}
