import Logging
import QueryHTTP
import QueryIntake
import QueryReadModels
import ServiceKit

extension Subcommand {
    static let serve = Subcommand(
        "serve", "receive events and answer questions until SIGTERM",
        options: ServiceOption.listening(port: QueryService.port) + ServiceOption.tokens + ServiceOption.proxies + [
            .database("connection string of the read models' database"),
            .secret("webhook-secret", "whsec_... that deliveries are signed with; two, with a space, in a rotation"),
        ] + HTTPLimits.options
    ) { settings in
        let logger = Logger(label: QueryService.name)
        let address = try ListenAddress(settings)
        let proxies = try TrustedProxies(settings)
        let tokens = TokenVerifier(try TokenConfiguration(settings))
        let secrets = try QueryService.webhookSecrets(settings)
        let limits = try HTTPLimits(settings)
        let client = try QueryService.database(settings, logger: logger)

        let schema = SchemaCheck(client: client, logger: logger)
        try await schema.checkOnce()
        let positions = AppliedPositions(client: client, logger: logger)
        let readModels = ReadModels(client: client, positions: positions)
        let readiness = Readiness {
            guard schema.isPassed else { return "The read models' schema has not been checked yet." }
            return await (try? readModels.checkpoint()) == nil ? "The read models' database is away." : nil
        }
        let router = ServiceRouter(
            metrics: MetricsRegistry(), readiness: readiness, proxies: proxies)
        WebhookRoutes(receiver: WebhookReceiver(store: readModels, secrets: secrets)).add(to: router)
        QueryRoutes(readModels: readModels, tokens: tokens).add(to: router)
        let server = HTTPService(
            router: router, address: address, logger: logger,
            bodyLimit: WebhookRoutes<ReadModels>.bodyLimit, limits: limits)
        // The last one stops first: waiting readers are answered before the server drains.
        try await ServiceRunner.run(
            [client, schema, server, positions], readiness: readiness, logger: logger,
            drainDeadline: limits.drainTimeout)
    }
}
