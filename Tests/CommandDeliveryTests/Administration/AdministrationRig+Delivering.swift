import CommandApplication
import Curl
import Logging

@testable import CommandDelivery

extension AdministrationRig {
    var log: LogFixture { LogFixture(store: events) }

    /// Delivers while `body` runs, then stops in good order.
    func delivering(_ body: () async throws -> Void) async throws {
        let service = DeliveryService(
            log: events, store: store, transport: CurlDriver(logger: Logger(label: "tests")),
            configuration: configuration, observer: CollectingObserver())
        try await service.delivering(body)
    }

    /// Asks until it is so; the suite's time limit ends it.
    func wait(until condition: (SubscriptionStatus) -> Bool) async throws {
        while try await !condition(administration.subscription("crm")) {}
    }

    func waitForEnd(of replay: ReplayStatus) async throws -> ReplayStatus {
        while true {
            let status = try await administration.replay(replay.id)
            if status.state.hasEnded { return status }
        }
    }
}
