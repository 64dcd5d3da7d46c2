import CommandApplication
import CommandDelivery
import CommandEventStore
import CommandRPC
import Curl
import Logging
import Postgres
import ServiceKit
import ServiceLifecycle

extension Subcommand {
    static let serve = Subcommand(
        "serve", "take commands and push events until SIGTERM",
        options: ServiceOption.listening(port: CommandService.port) + ServiceOption.tokens
            + ServiceOption.proxies + [.database("connection string of the event store, for the service's own role")]
            + CommandLimits.options + DeliverySettings.options + MailSettings.options + SecretsKeySettings.options
            + HTTPLimits.options + CommandEndpoint.options
    ) { settings in
        let logger = Logger(label: CommandService.name)
        let address = try ListenAddress(settings)
        let proxies = try TrustedProxies(settings)
        let (limits, bodyLimit) = (try HTTPLimits(settings), try CommandEndpoint.bodyLimit(settings))
        let tokens = TokenVerifier(try TokenConfiguration(settings))
        let delivery = try DeliverySettings.configuration(settings)
        let client = try CommandService.database(settings, logger: logger) {
            $0.sessionSettings = PostgresEventStore.sessionSettings
        }

        let secrets = SubscriptionSecrets(
            keyring: try SecretsKeySettings.keyring(settings, logger: logger), plans: delivery.plans)
        // First, because who counts something asks for its counter when it is made.
        let metrics = MetricsRegistry()
        metrics.install()
        DeliveryMetricsHelp.describe(in: metrics)
        metrics.describeBuild(service: CommandService.name, version: CommandService.version)
        let check = StoreReadiness(client: client, logger: logger)
        let store = PostgresEventStore(client: client, logger: logger)
        let readiness = Readiness {
            guard check.isPassed else { return "The event store has not been checked yet." }
            do {
                // Any question will do that goes all the way to the database and writes nothing.
                _ = try await store.owner(ofEmail: "")
                return nil
            } catch {
                return "The event store is away."
            }
        }

        let router = ServiceRouter(metrics: metrics, readiness: readiness, proxies: proxies)
        let checked = CheckedEventStore(store: store, readiness: check)
        let handler = UserCommandHandler(store: checked, limits: try CommandLimits(settings))
        let managed = CheckedDelivery(
            administration: PostgresDeliveryAdministration(
                client: client, log: store, secrets: secrets, configuration: delivery), readiness: check)
        CommandEndpoint(handler: handler, events: checked, delivery: managed, tokens: tokens, bodyLimit: bodyLimit)
            .addRoutes(to: router)
        ReplayEndpoint(replays: managed, tokens: tokens, bodyLimit: bodyLimit).addRoutes(to: router)
        let server = HTTPService(router: router, address: address, logger: logger, bodyLimit: bodyLimit, limits: limits)

        let curl = CurlDriver(logger: logger)
        var services: [any Service] = [client, store, check]
        services.append(
            DeliveryService(
                log: store, store: PostgresSubscriptionStore(client: client, secrets: secrets), transport: curl,
                configuration: delivery, observer: LoggingDeliveryObserver(logger: logger)))
        services.append(server)
        do {
            try await ServiceRunner.run(
                services, readiness: readiness, logger: logger, drainDeadline: limits.drainTimeout)
        } catch {
            await curl.shutdown()
            throw error
        }
        await curl.shutdown()
    }
}
