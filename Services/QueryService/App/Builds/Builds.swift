import Curl
import Logging
import Metrics
import Postgres
import QueryReadModels
import QueryRebuild
import ReplayClient
import ServiceKit

/// What makes builds of the read models, put together.
struct Builds {
    let store: BuildStore
    let sink: BuildSink
    let service: BuildService
    /// nil when nobody can be asked for replays.
    let replays: ReplayClient?
    private let driver: CurlDriver

    var canReplay: Bool { replays != nil }

    init(
        client: PostgresClient, version: ServingVersion, settings: BuildSettings, metrics: MetricsRegistry,
        logger: Logger
    ) {
        driver = CurlDriver(logger: logger)
        store = BuildStore(client: client)
        let connections = CopyConnections(settings.database, logger: logger)
        sink = BuildSink(store: store, connections: connections)
        replays = settings.commandService.map { [driver] address in
            ReplayClient(
                ServiceClient(
                    driver: driver, address: address, name: "the Command Service",
                    userAgent: "Hindsight/\(QueryService.version)"))
        }
        let progress = Gauge(label: "rebuild_progress_ratio", factory: metrics)
        metrics.describe(
            "rebuild_progress_ratio", "Share of the log that the copy under way has; 1 when there is none.")
        progress.record(1)
        service = BuildService(
            client: client, store: store, connections: connections,
            replays: replays.map { CommandServiceReplays(client: $0, target: settings.replayTarget) },
            version: version, buildsNewVersion: settings.buildsNewVersion,
            progress: BuildProgress { progress.record($0) }, logger: logger)
    }

    /// When nothing is built any more.
    func shutdown() async {
        await driver.shutdown()
    }
}
