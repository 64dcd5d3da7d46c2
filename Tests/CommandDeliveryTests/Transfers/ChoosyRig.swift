import CloudEventsHTTP
import CommandApplication
import Curl
import FoundationEssentials
import Logging
import TestSupport
import WebhookTestSupport

@testable import CommandDelivery

/// One subscription, named `choosy`, whose settings a test decides, over real transfers.
struct ChoosyRig: Sendable {
    static let name = "choosy"

    let log = LogFixture()
    let store: InMemorySubscriptionStore
    let subscriber = ChoosySubscriber()
    let observer = CollectingObserver()
    let server: ScriptedHTTPServer
    private let driver = CurlDriver(logger: Logger(label: "tests"))
    private let trusted = Watched<Set<String>>([])
    private let configuration: DeliveryConfiguration

    init(_ change: (inout Subscription.Settings) -> Void = { _ in }) throws {
        store = InMemorySubscriptionStore(log: log)
        let subscriber = subscriber
        server = try ScriptedHTTPServer { subscriber.serve($0) }
        var settings = Subscription.Settings(
            url: server.url, secrets: [subscriber.secret], maxBatch: 4, maxBackoff: .seconds(1))
        change(&settings)
        var configuration = DeliveryConfiguration(plans: [try SubscriptionPlan(name: Self.name, settings: settings)])
        configuration.random = { 0.001 }
        configuration.lookInterval = .milliseconds(10)
        configuration.origin = "accounts.example"
        self.configuration = configuration
    }

    var row: InMemorySubscriptionStore.Row? { store.row(Self.name) }

    func waitForRow(_ condition: @escaping @Sendable (InMemorySubscriptionStore.Row) -> Bool) async throws {
        try await store.state.wait { $0.rows[Self.name].map(condition) ?? false }
    }

    /// Everything is dealt with up to here.
    func waitUntilSettled(_ position: Int64) async throws {
        try await waitForRow { $0.cursor.settled == position }
    }

    /// Allows a target on loopback.
    func trust(_ url: String) {
        trusted.update { _ = $0.insert(url) }
    }

    /// Delivers while `body` runs, then stops in good order.
    func delivering(_ body: () async throws -> Void) async throws {
        var configuration = configuration
        configuration.targets.trusted.formUnion(trusted.value)
        let service = DeliveryService(
            log: log.store, store: store, transport: driver, configuration: configuration, observer: observer)
        try await service.delivering(body)
    }
}
