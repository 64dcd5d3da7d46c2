import Curl
import Logging

/// A pair with three Query Services on one read store, and a relay before them that spreads the deliveries.
enum RelayedPair {
    static func running(
        seed: UInt64, mood: DeliveryRelay.Mood = .foul,
        _ body: (DeliveryRelay, HindsightPair, [ServiceProcess]) async throws -> Void
    ) async throws {
        let driver = CurlDriver(logger: Logger(label: "relay") { _ in SwiftLogNoOpLogHandler() })
        let relay = try DeliveryRelay(driver: driver, seed: seed, mood: mood)
        let outcome: Result<Void, any Error>
        do {
            try await HindsightPair.running(settings: ["HINDSIGHT_READ_MODELS_URL": relay.url]) { pair in
                let instances = [
                    pair.query, try await pair.anotherQueryService(), try await pair.anotherQueryService(),
                ]
                relay.reach(instances.map(\.baseURL))
                try await body(relay, pair, instances)
            }
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        relay.stop()
        await driver.shutdown()
        try outcome.get()
    }
}
