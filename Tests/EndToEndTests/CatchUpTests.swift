import FoundationEssentials
import JSON
import Testing
import UserContract

extension EndToEnd {
    @Suite struct CatchUpTests {
        @Test func `a thousand commands while the Query Service is down, and it equals the fold afterwards`()
            async throws
        {
            try await HindsightPair.running { pair in
                try await pair.query.stop()
                let lives = (0..<100).map { LifeOfAUser(name: "user\($0)") }
                // Step by step over all users: neighbours in the log belong to different users.
                let steps = (0..<10).flatMap { step in lives.map { $0.steps[step] } }
                let calls = steps.enumerated().map { index, step in
                    HTTPClient.call(step.method, step.params, id: Int64(index))
                }
                let answer = try await pair.commands.post("/rpc", JSONValue.array(calls).serialized())
                #expect(answer.status == 200)
                let answers = try #require(answer.json?.array)
                #expect(answers.map { $0["id"]?.integer } == (0..<1_000).map(Int64.init))
                #expect(answers.allSatisfy { $0["result"] != nil })
                #expect(Set(answers.compactMap { RPCAnswer(json: $0).position }).count == 1_000)

                try await pair.query.start()
                let fold = try await ReadModelCheck.expectEqualsFold(pair)
                #expect(fold.head == 1_000)
                #expect(fold.versions.count == 100)
            }
        }
    }
}
