import FoundationEssentials
import JSON
import Testing
import UserContract

extension EndToEnd {
    /// Several Query Services on one read store: deliveries may reach any of them.
    @Suite struct QueryInstancesTests {
        @Test func `deliveries that reach any of three instances, twice, late or unanswered, leave one history`()
            async throws
        {
            try await RelayedPair.running(seed: 6) { relay, pair, instances in
                let answered = Answered()
                async let faults: Void = {
                    for (round, instance) in instances.dropFirst().enumerated() {
                        await answered.wait(for: 40 + round * 60)
                        try await instance.killAndStart()
                    }
                }()
                let lives = (0..<16).map { LifeOfAUser(name: "user\($0)") }
                // Who wrote reads at an instance that lives, whichever one the delivery reaches.
                _ = try await parallelMap(lives) { life in
                    for step in life.steps {
                        let answer = try await pair.commands.callUntilAnswered(step.method, step.params)
                        answered.one()
                        let position = try #require(answer.position)
                        let read = try await pair.client(at: instances[0]).get(
                            "/users/\(life.id.text)?min_position=\(position)", wait: 30)
                        #expect([200, 410].contains(read.status), "\(read.text)")
                        let known = read["revision"]?.integer ?? read["user"]?["revision"]?.integer
                        #expect(known == answer.revision)
                    }
                }
                try await faults
                let reached = relay.reached
                #expect(instances.allSatisfy { reached[$0.baseURL] ?? 0 > 0 }, "\(reached)")
                relay.become(.fair)
                #expect(try await ReadModelCheck.expectEqualsFold(pair).head == 160)
            }
        }

        @Test func `readers that wait at one instance are woken by a delivery that reaches another`() async throws {
            try await RelayedPair.running(seed: 7, mood: .fair) { relay, pair, instances in
                for (index, target) in instances.enumerated() {
                    relay.reach([target.baseURL])
                    let position = index + 1
                    let waiting = instances.map { instance in
                        Task {
                            try await pair.client(at: instance).get("/users?min_position=\(position)", wait: 30)
                        }
                    }
                    try await Population.create(1, prefix: "round-\(index)", pair.commands)
                    for task in waiting {
                        let answer = try await task.value
                        #expect(answer.status == 200, "\(answer.text)")
                        #expect(answer.header("hindsight-position") == String(position))
                        #expect(answer.header("preference-applied") == "wait=30")
                    }
                }
            }
        }
    }
}
