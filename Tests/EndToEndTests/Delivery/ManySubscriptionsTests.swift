import CloudEventsHTTP
import FoundationEssentials
import JSON
import TestSupport
import Testing
import WebhookTestSupport

extension EndToEnd {
    @Suite struct ManySubscriptionsTests {
        private static let living = 80
        private static let dead = 20
        private static let rounds = 5
        private static let usersEach = 100

        @Test func `of a hundred subscriptions twenty are dead, and the other eighty keep up`() async throws {
            try await HindsightPair.running(settings: SubscriptionClient.settings) { pair in
                let subscribers = Dictionary(
                    uniqueKeysWithValues: (0..<Self.living).map { ("living-\($0)", HonestSubscriber()) })
                let server = try ScriptedHTTPServer { request in
                    guard let subscriber = subscribers[request.header("hindsight-subscription") ?? ""] else {
                        return .answer(404)
                    }
                    return subscriber.serve(request)
                }
                // Dead in different ways: silent, failing, and not there at all.
                let silent = try ScriptedHTTPServer { _ in .hang }
                let failing = try ScriptedHTTPServer { _ in .answer(503) }
                let nowhere = "http://127.0.0.1:\(try FreePort.next())"
                let graves = [silent.url, failing.url, nowhere]
                let living = try await parallelMap(subscribers.keys.sorted()) { name in
                    try await SubscriptionClient.create(
                        name, url: server.url, secret: subscribers[name]?.secret ?? .random(), ["max_batch": 50],
                        pair.commands)
                }
                let dead = try await parallelMap(Array(0..<Self.dead)) { number in
                    try await SubscriptionClient.create(
                        "dead-\(number)", url: graves[number % graves.count], secret: .random(), ["max_batch": 50],
                        pair.commands)
                }

                var ids: [UUID] = []
                var resident: [Int] = []
                for round in 1...Self.rounds {
                    ids += try await Population.create(Self.usersEach, prefix: "round-\(round)", pair.commands)
                    let head = Int64(ids.count)
                    _ = try await parallelMap(living) { try await $0.wait(forPosition: head) }
                    resident.append(try await pair.command.use.residentBytes)
                }
                for (name, subscriber) in subscribers {
                    #expect(subscriber.events == ids, "\(name)")
                    #expect(subscriber.problems.isEmpty, "\(name)")
                }
                for subscription in dead {
                    let standing = try await subscription.wait(forState: "retrying")
                    #expect(standing["position"] == 0)
                    #expect(standing["lag_events"]?.integer == Int64(ids.count))
                }
                // What the dead have not taken is not kept for them.
                let growth = (resident.last ?? 0) - (resident.first ?? 0)
                #expect(growth < 64 << 20, "\(resident)")
            }
        }
    }
}
