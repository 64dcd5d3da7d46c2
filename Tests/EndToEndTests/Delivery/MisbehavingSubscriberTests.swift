import FoundationEssentials
import JSON
import TestSupport
import Testing
import UserContract
import WebhookTestSupport

extension EndToEnd {
    /// The answer table of the contract, section 2, with real programs.
    @Suite struct MisbehavingSubscriberTests {
        private static let events = 12

        @Test func `whatever subscribers do that heals, each gets everything once and in order`() async throws {
            try await HindsightPair.running(settings: SubscriptionClient.settings) { pair in
                let ids = try await Population.create(Self.events, pair.commands)
                let found = try await parallelMap(Misbehaviour.all, width: Misbehaviour.all.count) { misbehaviour in
                    try await Self.suffer(misbehaviour, ids, pair.commands)
                }
                #expect(found.flatMap(\.self) == [])
            }
        }

        /// What is not as the contract says.
        private static func suffer(
            _ misbehaviour: Misbehaviour, _ ids: [UUID], _ client: HTTPClient
        ) async throws -> [String] {
            let subscriber = HonestSubscriber()
            subscriber.state.update { state in
                state.faults = misbehaviour.faults
                state.events = Array(ids.prefix(misbehaviour.has))
            }
            let server = try ScriptedHTTPServer { request in
                if let script = misbehaviour.script, subscriber.state.value.faults.isEmpty {
                    return await script(request, subscriber)
                }
                return subscriber.serve(request)
            }
            let subscription = try await SubscriptionClient.create(
                misbehaviour.name, url: server.url, secret: subscriber.secret,
                ["max_batch": .integer(misbehaviour.maxBatch)], client)
            try await subscription.wait(forPosition: Int64(ids.count))
            var problems = subscriber.problems
            if subscriber.events != ids { problems.append("not every event once and in order") }
            let told = try await subscription.failures.map { $0["status"]?.integer }
            for status in misbehaviour.failures where !told.contains(status) {
                problems.append("no failure \(status.map { "\($0)" } ?? "without an answer")")
            }
            return problems.map { "\(misbehaviour.name): \($0)" }
        }

        @Test func `a subscriber that is away is retried until it is back`() async throws {
            try await HindsightPair.running(settings: SubscriptionClient.settings) { pair in
                let ids = try await Population.create(Self.events, pair.commands)
                let port = try FreePort.next()
                let subscriber = HonestSubscriber()
                let url = "http://127.0.0.1:\(port)/"
                let subscription = try await SubscriptionClient.create(
                    "away", url: url, secret: subscriber.secret, ["max_batch": 5], pair.commands)
                let failing = try await subscription.wait { $0["state"] == "retrying" && $0["next_attempt_at"] != nil }
                #expect(failing["lag_events"]?.integer == Int64(Self.events))
                #expect(failing["last_failure"]?["reason"] == "The connection could not be made.")
                let server = try ScriptedHTTPServer(port: UInt16(port)) { subscriber.serve($0) }
                try await subscription.wait(forPosition: Int64(Self.events))
                #expect(subscriber.events == ids)
                #expect(subscriber.problems.isEmpty)
                server.stop()
            }
        }

        // MARK: What does not heal by itself

        private static let halts: [(ScriptedAnswer, String)] = [
            (.answer(410), "paused"),
            (.json(409, #"{"type": "log-diverged"}"#), "stopped"),
            (.json(409, #"{"type": "position-mismatch", "position": 1000000}"#), "stopped"),
            (.json(200, #"{"position": 1000000}"#), "stopped"),
        ]

        @Test func `a subscriber that wants no more, or has another history, gets nothing until it is resumed`()
            async throws
        {
            try await HindsightPair.running(settings: SubscriptionClient.settings) { pair in
                let ids = try await Population.create(Self.events, pair.commands)
                for (index, (answer, state)) in Self.halts.enumerated() {
                    let subscriber = HonestSubscriber()
                    subscriber.plan(.answer(answer))
                    let server = try ScriptedHTTPServer { subscriber.serve($0) }
                    let subscription = try await SubscriptionClient.create(
                        "halted-\(index)", url: server.url, secret: subscriber.secret, ["max_batch": 5], pair.commands)
                    let halted = try await subscription.wait(forState: state)
                    #expect(halted["position"] == 0)
                    #expect(halted["last_failure"]?["reason"]?.string?.isEmpty == false)
                    #expect(server.requests.count == 1, "\(state)")
                    try await subscription.call("subscription.resume")
                    try await subscription.wait(forPosition: Int64(Self.events))
                    #expect(subscriber.events == ids)
                    #expect(subscriber.problems.isEmpty)
                }
            }
        }

        // MARK: One bad event

        @Test func `one bad event blocks a subscription at its place, and nothing before it is held up`() async throws {
            try await HindsightPair.running(settings: SubscriptionClient.settings) { pair in
                let ids = try await Population.create(Self.events, pair.commands)
                let subscriber = HonestSubscriber()
                let isMended = Watched(false)
                let server = try ScriptedHTTPServer { request in
                    if !isMended.value, request.text.contains(ids[7].text) {
                        return .answer(400, body: "what is this?")
                    }
                    return subscriber.serve(request)
                }
                let subscription = try await SubscriptionClient.create(
                    "blocked", url: server.url, secret: subscriber.secret, ["max_batch": 12], pair.commands)
                let blocked = try await subscription.wait { $0["state"] == "blocked" && $0["position"] == 7 }
                #expect(blocked["lag_events"]?.integer == 5)
                #expect(blocked["parked_users"] == 0)
                let failure = try #require(try await subscription.failures.first)
                #expect(failure["position"] == 8)
                #expect(failure["event_id"]?.string == ids[7].text)
                #expect(failure["status"] == 400)
                #expect(failure["answer"] == "what is this?")
                #expect(failure["next_attempt_at"] != nil)
                isMended.update { $0 = true }
                try await subscription.wait(forPosition: Int64(Self.events))
                #expect(subscriber.events == ids)
                #expect(subscriber.problems.isEmpty)
            }
        }

        @Test func `one bad event is parked with its user, is sent when it is ordered, or discarded with a reason`()
            async throws
        {
            try await HindsightPair.running(settings: SubscriptionClient.settings) { pair in
                let users = [LifeOfAUser(name: "sarah"), LifeOfAUser(name: "tom"), LifeOfAUser(name: "uma")]
                for step in 0..<3 {
                    for user in users {
                        _ = try await pair.commands.call(user.steps[step].method, user.steps[step].params)
                    }
                }
                let subscriber = ChoosySubscriber()
                let server = try ScriptedHTTPServer { subscriber.serve($0) }
                // Positions: Sarah 1, 4, 7; Tom 2, 5, 8; Uma 3, 6, 9.
                subscriber.refuse([4, 5])
                let subscription = try await SubscriptionClient.create(
                    "choosy", url: server.url, secret: subscriber.secret, ["max_batch": 9, "on_poison": "park"],
                    pair.commands)
                try await subscription.wait(forPosition: 9)
                let standing = try await subscription.wait { $0["parked_users"] == 2 }
                #expect(standing["lag_events"] == 0)
                #expect(subscriber.state.value.taken == [1, 2, 3, 6, 9])
                #expect(try await subscription.parked.compactMap { $0["position"]?.integer } == [4, 5, 7, 8])
                #expect(try await subscription.parked.first?["status"] == 422)

                // Tom's are given up; those behind the discarded one stay until somebody orders them.
                let given = try await subscription.call(
                    "delivery.discard", ["position": 5, "reason": "sent by hand"])
                #expect(given.result?["events"] == 1)
                subscriber.refuse([])
                try await subscription.call("delivery.retry", ["all": true])
                try await subscription.wait { $0["parked_users"] == 0 }
                #expect(Set(subscriber.state.value.parked) == [4, 7, 8])
                #expect(subscriber.state.value.parked.filter { $0 != 8 } == [4, 7])
                // And the users flow again.
                for user in users {
                    _ = try await pair.commands.call(user.steps[3].method, user.steps[3].params)
                }
                try await subscription.wait(forPosition: 12)
                #expect(subscriber.state.value.taken == [1, 2, 3, 6, 9, 10, 11, 12])
                #expect(subscriber.state.value.problems.isEmpty)
                #expect(try await subscription.parked.isEmpty)
            }
        }
    }
}
