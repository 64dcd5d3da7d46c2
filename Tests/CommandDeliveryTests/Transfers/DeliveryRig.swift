import CloudEventsHTTP
import CommandApplication
import Curl
import Logging
import TestSupport
import WebhookTestSupport

@testable import CommandDelivery

/// A log in memory, a subscriber on loopback and real transfers between them.
struct DeliveryRig: Sendable {
    let log = LogFixture()
    let store: InMemorySubscriptionStore
    let subscriber = HonestSubscriber()
    let observer = CollectingObserver()
    let driver = CurlDriver(logger: Logger(label: "tests"))
    let server: ScriptedHTTPServer
    var configuration: DeliveryConfiguration

    init(maxBatch: Int = 500, maxBackoff: Duration = .seconds(1)) throws {
        store = InMemorySubscriptionStore(log: log)
        let subscriber = subscriber
        server = try ScriptedHTTPServer { subscriber.serve($0) }
        let plan = try SubscriptionPlan(
            name: "read-models", url: server.url + "/webhooks/events", secret: subscriber.secret, maxBatch: maxBatch,
            maxBackoff: maxBackoff)
        configuration = DeliveryConfiguration(plans: [plan], userAgent: "Hindsight/test")
        // No jitter, no waiting: every retry goes out at once.
        configuration.random = { 0 }
        configuration.lookInterval = .milliseconds(20)
    }

    var secrets: SubscriptionSecrets {
        SubscriptionSecrets(keyring: .random(), plans: configuration.plans)
    }

    func service(_ store: (any SubscriptionStore)? = nil) -> DeliveryService {
        DeliveryService(
            log: log.store, store: store ?? self.store, transport: driver, configuration: configuration,
            observer: observer)
    }

    /// Delivers while `body` runs, then stops in good order.
    @discardableResult
    func delivering<Result>(_ body: () async throws -> Result) async throws -> Result {
        try await service().delivering(body)
    }
}
