import Logging
import QueryHTTP
import QueryIntake
import QueryReadModels
import ServiceKit
import UserContract

extension Subcommand {
    static let serve = Subcommand(
        "serve", "receive events and answer questions until SIGTERM",
        options: ServiceOption.listening(port: QueryService.port) + ServiceOption.tokens + ServiceOption.proxies + [
            .database("connection string of the read models' database"),
            .secret("webhook-secret", "whsec_... that deliveries are signed with; two, with a space, in a rotation"),
        ] + LagLimits.options + BuildSettings.options + Checks.options + HTTPLimits.options
    ) { settings in
        let logger = Logger(label: QueryService.name)
        let address = try ListenAddress(settings)
        let proxies = try TrustedProxies(settings)
        let tokens = TokenVerifier(try TokenConfiguration(settings))
        let secrets = try QueryService.webhookSecrets(settings)
        let (limits, lag) = (try HTTPLimits(settings), try LagLimits(settings))
        let client = try QueryService.database(settings, logger: logger)
        let building = try BuildSettings(settings)

        // First, because who counts something asks for its counter when it is made.
        let metrics = MetricsRegistry()
        metrics.install()
        metrics.describeBuild(service: QueryService.name, version: QueryService.version)
        let version = ServingVersion()
        let schema = SchemaCheck(client: client, version: version, logger: logger)
        try await schema.checkOnce()
        let positions = AppliedPositions(client: client, logger: logger)
        let readModels = ReadModels(client: client, positions: positions, version: version)
        let readiness = Readiness {
            if let reason = schema.reasonNotReady { return reason }
            guard let status = try? await readModels.status() else { return "The read models' database is away." }
            return lag.reasonNotReady(status, now: .now())
        }
        ProjectionMetrics(registry: metrics).follow(readModels, in: metrics)
        let router = ServiceRouter(metrics: metrics, readiness: readiness, proxies: proxies)
        let builds = Builds(
            client: client, version: version, settings: building, metrics: metrics, logger: logger)
        let checks = try Checks(
            readModels: readModels, replays: builds.replays, settings: settings, metrics: metrics, logger: logger)
        let receiver = WebhookReceiver(store: readModels, secrets: secrets, sinks: [builds.sink, checks.receiver])
        WebhookRoutes(receiver: receiver).add(to: router)
        QueryRoutes(readModels: readModels, tokens: tokens).add(to: router)
        ProjectionRoutes(
            readModels: readModels, builds: builds.store, tokens: tokens, canReplay: builds.canReplay
        ).add(to: router)
        let server = HTTPService(
            router: router, address: address, logger: logger,
            bodyLimit: WebhookRoutes<ReadModels>.bodyLimit, limits: limits)
        // The last one stops first: waiting readers are answered before the server drains.
        do {
            try await ServiceRunner.run(
                [client, schema, builds.service] + checks.services + [server, positions], readiness: readiness,
                logger: logger, drainDeadline: limits.drainTimeout)
        } catch {
            await builds.shutdown()
            throw error
        }
        await builds.shutdown()
    }
}
