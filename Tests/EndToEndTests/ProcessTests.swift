import FoundationEssentials
import TestSupport
import Testing

extension EndToEnd {
    @Suite struct ProcessTests {
        @Test func `SIGTERM ends both services with exit 0, healthcheck follows, and they start again`() async throws {
            try await HindsightPair.running { pair in
                for program in Program.allCases {
                    let service = pair.service(program)
                    let check = ["healthcheck", "--port", String(service.port)]
                    #expect(try await OneShot.run(program, check).status == .exited(0))
                    #expect(try await service.stop() == .exited(0))
                    #expect(try await OneShot.run(program, check).status == .exited(1))
                    try await service.start()
                }
            }
        }

        @Test func `SIGTERM in a stream of commands loses no answered one`() async throws {
            try await HindsightPair.running { pair in
                let answered = Answered()
                let lives = (0..<16).map { LifeOfAUser(name: "user\($0)") }
                async let restart: Void = {
                    await answered.wait(for: 30)
                    #expect(try await pair.command.stop() == .exited(0))
                    try await pair.command.start()
                }()
                _ = try await parallelMap(lives) { life in
                    for step in life.steps {
                        let answer = try await pair.commands.callUntilAnswered(step.method, step.params)
                        #expect(answer.result != nil)
                        answered.one()
                    }
                }
                try await restart
                #expect(try await ReadModelCheck.expectEqualsFold(pair).head == 160)
            }
        }

        @Test(arguments: Program.allCases, [["serve", "--nonsense"], ["dance"], []])
        func `wrong usage is exit 64 with one line`(program: Program, arguments: [String]) async throws {
            let outcome = try await OneShot.run(program, arguments)
            #expect(outcome.status == .exited(64))
            #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        }

        @Test(arguments: Program.allCases, ["HINDSIGHT_DATABASE_URL", "HINDSIGHT_JWT_SECRET"])
        func `a missing setting is exit 78 with one line that names it`(
            program: Program, setting: String
        ) async throws {
            let secret = "5f2b8c1e9a7d4036b8e1f5c29d7a4e60"
            var environment = [
                "HINDSIGHT_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
                "HINDSIGHT_JWT_SECRET": secret,
                "HINDSIGHT_WEBHOOK_SECRET": "whsec_K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols=",
                "HINDSIGHT_READ_MODELS_SECRET": "whsec_K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols=",
                "HINDSIGHT_READ_MODELS_URL": "http://127.0.0.1:1/webhooks/events",
            ]
            environment[setting] = nil
            let outcome = try await OneShot.run(program, ["serve"], environment)
            #expect(outcome.status == .exited(78))
            #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
            let option = setting.dropFirst("HINDSIGHT_".count).lowercased().split(separator: "_").joined(separator: "-")
            #expect(outcome.errors.contains(option) || outcome.errors.contains(setting), "\(outcome.errors)")
            #expect(!outcome.errors.contains(secret))
        }
    }
}
