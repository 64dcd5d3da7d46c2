import JSON
import Testing
import UserContract

/// Many lives lived at once while something is broken again and again; afterwards all must be as if nothing had been.
enum Stream {
    static func run(
        against pair: HindsightPair, times: Int = 4, breaking fault: @escaping @Sendable () async throws -> Void
    ) async throws {
        let answered = Answered()
        let lives = (0..<24).map { LifeOfAUser(name: "user\($0)") }
        async let faults: Void = {
            for time in 1...times {
                await answered.wait(for: time * 160 / times)
                try await fault()
            }
        }()
        let answers = try await parallelMap(lives) { life in
            var answers: [RPCAnswer] = []
            for step in life.steps {
                answers.append(try await pair.commands.callUntilAnswered(step.method, step.params))
                answered.one()
            }
            return answers
        }
        try await faults

        let fold = try await ReadModelCheck.expectEqualsFold(pair)
        #expect(fold.head == Int64(lives.count * 10))
        for (life, answers) in zip(lives, answers) {
            #expect(answers.map(\.revision) == (1...10).map(Int64.init))
            #expect(answers.map(\.position) == fold.versions[life.id]?.map(\.position))
        }
    }
}
