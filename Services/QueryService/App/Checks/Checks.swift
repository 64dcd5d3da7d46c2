import Logging
import QueryChecking
import QueryReadModels
import ReplayClient
import ServiceKit
import ServiceLifecycle

/// The background check, put together.
struct Checks {
    static let options = [
        ServiceOption(
            "check-rate",
            "events per second that are read again to check the read models in the background; 0 switches it off",
            fallback: "100"),
        ServiceOption("check-pause", "from the end of one such reading of the whole log to the next", fallback: "1h"),
    ]

    let receiver: CheckReceiver
    /// Empty when nothing is checked.
    let services: [any Service]

    /// - Parameter replays: nil when nobody can be asked for them; then nothing is checked.
    init(
        readModels: ReadModels, replays: ReplayClient?, settings: ServiceSettings, metrics: MetricsRegistry,
        logger: Logger
    ) throws(ConfigurationProblem) {
        let rate = try settings.integer("check-rate", in: 0...1_000_000)
        let pause = try settings.duration("check-pause")
        CheckMetrics.describe { metrics.describe($0, $1) }
        receiver = CheckReceiver(readModels: readModels, logger: logger)
        guard rate > 0, let replays else {
            services = []
            return
        }
        let settings = CheckSettings(rate: rate, pause: pause)
        services = [BackgroundCheck(readModels: readModels, replays: replays, settings: settings, logger: logger)]
    }
}
