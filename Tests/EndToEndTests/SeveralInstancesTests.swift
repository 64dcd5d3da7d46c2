import FoundationEssentials
import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite struct SeveralInstancesTests {
        private static let writers = 16
        private static let commands = 25

        @Test func `many writers on few users, through three instances of which one is killed, leave a sound log`()
            async throws
        {
            try await HindsightPair.running { pair in
                let instances = [
                    pair.command, try await pair.anotherCommandService(), try await pair.anotherCommandService(),
                ]
                let answered = Answered()
                async let fault: Void = {
                    await answered.wait(for: 150)
                    try await instances[1].killAndStart()
                }()
                let scramble = Scramble()
                let answers = try await parallelMap(Array(0..<Self.writers), width: Self.writers) { writer in
                    var answers: [RPCAnswer] = []
                    for number in 0..<Self.commands {
                        let step = scramble.command(number, of: writer)
                        let client = pair.client(at: instances[(writer + number) % instances.count])
                        answers.append(try await client.callUntilAnswered(step.method, step.params))
                        answered.one()
                    }
                    return answers
                }.flatMap(\.self)
                try await fault

                #expect(answers.allSatisfy { $0.result != nil || (1001...1005).contains($0.code ?? 0) })
                let told = answers.flatMap(\.events)
                #expect(told.count > 50)
                // What was told is what there is: nothing lost, nothing twice, each where it was told to be.
                let log = try await pair.commands.call("events.read", ["limit": 1000]).result?["items"]?.array ?? []
                #expect(log.map(Self.place) == told.map(Self.place).sorted { $0.position < $1.position })
                #expect(log.map { Self.place($0).position } == (0..<Int64(told.count)).map { $0 + 1 })

                let verified = try await OneShot.run(
                    .commandService, ["verify"], pair.environments[.commandService] ?? [:])
                #expect(try verified.expectSuccess().hasPrefix("the log is sound: \(told.count) events"))
                #expect(try await ReadModelCheck.expectEqualsFold(pair).head == Int64(told.count))
            }
        }

        private struct Place: Equatable {
            let position: Int64
            let event: String
        }

        private static func place(_ event: JSONValue) -> Place {
            Place(position: event["position"]?.integer ?? 0, event: event["event_id"]?.string ?? "")
        }
    }
}
