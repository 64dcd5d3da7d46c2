import CloudEventsHTTP
import FoundationEssentials
import JSON
import TestSupport
import Testing
import UserContract
import WebhookTestSupport

extension EndToEnd {
    /// `kill -9` of the Command Service at each step of a delivery.
    @Suite struct DeliveryCrashTests {
        /// What happens to a request while its sender dies.
        private enum Fate: CaseIterable {
            case isLost
            case isTakenAndNotAnswered
            /// The answer is on its way; the cursor may be saved or not.
            case isAnswered
        }

        /// By turns, to the first so many requests; nil afterwards.
        private struct Turns {
            static let all = Fate.allCases + Fate.allCases + Fate.allCases
            let taken = Watched(0)

            func next() -> Fate? {
                let turn = taken.update { taken in
                    defer { taken += 1 }
                    return taken
                }
                return turn < Self.all.count ? Self.all[turn] : nil
            }

            /// Kills the sender as often as there are turns, each time one is taken.
            func killing(_ service: ServiceProcess) async throws {
                for count in 1...Self.all.count {
                    try await taken.wait { $0 >= count }
                    try await service.killAndStart()
                }
            }
        }

        @Test func `killed before, in and after requests, nothing is lost, doubled or out of order`() async throws {
            try await HindsightPair.running(settings: SubscriptionClient.settings) { pair in
                let ids = try await Population.create(60, pair.commands)
                let subscriber = HonestSubscriber()
                let turns = Turns()
                let server = try ScriptedHTTPServer { request in
                    switch turns.next() {
                    case .isLost: return .hang
                    case .isTakenAndNotAnswered:
                        _ = subscriber.serve(request)
                        return .hang
                    case .isAnswered, nil: return subscriber.serve(request)
                    }
                }
                let subscription = try await SubscriptionClient.create(
                    "crashing", url: server.url, secret: subscriber.secret, ["max_batch": 5], pair.commands)
                try await turns.killing(pair.command)
                try await subscription.wait(forPosition: 60)
                #expect(subscriber.events == ids)
                #expect(subscriber.problems.isEmpty)
            }
        }

        @Test func `whichever of two instances is killed, the other goes on where it was`() async throws {
            try await HindsightPair.running(settings: SubscriptionClient.settings) { pair in
                let other = try await pair.anotherCommandService()
                let subscriber = HonestSubscriber()
                let server = try ScriptedHTTPServer { subscriber.serve($0) }
                _ = try await SubscriptionClient.create(
                    "followed", url: server.url, secret: subscriber.secret, ["max_batch": 5], pair.commands)
                var ids = try await Population.create(10, prefix: "first", pair.commands)
                try await subscriber.waitForEvents(ids.count)
                for (round, (victim, heir)) in [(pair.command, other), (other, pair.command)].enumerated() {
                    await victim.kill()
                    ids += try await Population.create(10, prefix: "round-\(round)", pair.client(at: heir))
                    try await subscriber.waitForEvents(ids.count)
                    try await victim.start()
                }
                #expect(subscriber.events == ids)
                #expect(subscriber.problems.isEmpty)
            }
        }

        @Test func `killed while it bisects, waits and retries, one bad event is parked and all others arrive`()
            async throws
        {
            try await HindsightPair.running(settings: SubscriptionClient.settings) { pair in
                let ids = try await Population.create(16, pair.commands)
                let taken = Watched<[UUID]>([])
                let refusals = Watched(0)
                let isMended = Watched(false)
                let server = try ScriptedHTTPServer { request in
                    if request.text.contains(ids[9].text), !isMended.value {
                        refusals.update { $0 += 1 }
                        return .answer(422)
                    }
                    let events = try? CloudEventDecoder.decode(
                        request.body, contentType: request.header("content-type") ?? "")
                    taken.update { [events] taken in taken += (events ?? []).map(\.id) }
                    return .answer(200)
                }
                let subscription = try await SubscriptionClient.create(
                    "bisected", url: server.url, secret: .random(), ["max_batch": 16, "on_poison": "park"],
                    pair.commands)
                for count in 1...4 {
                    try await refusals.wait { $0 >= count }
                    try await pair.command.killAndStart()
                }
                try await subscription.wait(forPosition: 16)
                #expect(try await subscription.parked.compactMap { $0["position"]?.integer } == [10])
                // Killed once more after the order to send it.
                isMended.update { $0 = true }
                try await subscription.call("delivery.retry", ["position": 10])
                try await pair.command.killAndStart()
                try await subscription.wait { $0["parked_users"] == 0 }
                // A subscriber that takes whatever comes may see a request again; it sees none out of order.
                let arrived = taken.value
                #expect(Set(arrived) == Set(ids))
                #expect(arrived.last == ids[9])
            }
        }

        @Test func `killed in the middle of a replay, it goes on where it was and live delivery does not notice`()
            async throws
        {
            try await HindsightPair.running(settings: SubscriptionClient.settings) { pair in
                let ids = try await Population.create(60, pair.commands)
                let live = HonestSubscriber()
                let liveServer = try ScriptedHTTPServer { live.serve($0) }
                let subscription = try await SubscriptionClient.create(
                    "replayed", url: liveServer.url, secret: live.secret, ["max_batch": 5], pair.commands)
                try await subscription.wait(forPosition: 60)
                let again = HonestSubscriber(secret: live.secret)
                let turns = Turns()
                let target = try ScriptedHTTPServer { request in
                    switch turns.next() {
                    case .isLost: return .hang
                    case .isTakenAndNotAnswered:
                        _ = again.serve(request)
                        return .hang
                    case .isAnswered, nil: return again.serve(request)
                    }
                }
                let id = try await pair.commands.orderReplay([
                    "subscription": "replayed", "reason": "a test", "target_url": .string(target.url),
                ])
                try await turns.killing(pair.command)
                let done = try await pair.commands.waitForReplay(id) {
                    $0["state"] != "queued" && $0["state"] != "running"
                }
                #expect(done["state"] == "done")
                #expect(done["matching_events"] == 60)
                #expect(done["delivered_events"] == 60)
                #expect(again.events == ids)
                #expect(again.problems.isEmpty)
                #expect(live.events == ids)
                #expect(live.problems.isEmpty)
                #expect(target.requests.allSatisfy { $0.header("webhook-replay-id") == id })
                #expect(liveServer.requests.allSatisfy { $0.header("webhook-replay-id") == nil })
            }
        }
    }
}
