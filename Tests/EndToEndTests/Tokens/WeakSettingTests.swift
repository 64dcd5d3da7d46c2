import JSON
import TestSupport
import Testing

extension EndToEnd {
    @Suite struct WeakSettingTests {
        private static let good = [
            "HINDSIGHT_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
            "HINDSIGHT_JWT_SECRET": "5f2b8c1e9a7d4036b8e1f5c29d7a4e60",
            "HINDSIGHT_WEBHOOK_SECRET": "whsec_K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols=",
            "HINDSIGHT_READ_MODELS_SECRET": "whsec_K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols=",
            "HINDSIGHT_READ_MODELS_URL": "http://127.0.0.1:1/webhooks/events",
        ]

        private func expectRefused(
            _ program: Program, _ arguments: [String] = [], with changes: [String: String], telling sentence: String
        ) async throws {
            let environment = Self.good.merging(changes) { _, change in change }
            let outcome = try await OneShot.run(program, ["serve"] + arguments, environment)
            #expect(outcome.status == .exited(78))
            let lines = outcome.errors.split(separator: "\n")
            #expect(lines.last?.contains(sentence) == true, "\(outcome.errors)")
            #expect(lines.count == 1, "\(outcome.errors)")
            for value in changes.values where value.utf8.count > 12 {
                #expect(!outcome.errors.contains(value))
            }
        }

        @Test(
            arguments: Program.allCases,
            ["changeme", "changeme changeme changeme changeme", "hindsight development secret, never for production"])
        func `a weak secret of tokens is exit 78`(program: Program, secret: String) async throws {
            try await expectRefused(
                program, with: ["HINDSIGHT_JWT_SECRET": secret], telling: "jwt-secret is weak because")
        }

        @Test(arguments: Program.allCases)
        func `a weak secret of webhooks is exit 78`(program: Program) async throws {
            let weak = "whsec_" + String(repeating: "YWJj", count: 10)
            let option = program == .commandService ? "read-models-secret" : "webhook-secret"
            try await expectRefused(
                program, with: ["HINDSIGHT_WEBHOOK_SECRET": weak, "HINDSIGHT_READ_MODELS_SECRET": weak],
                telling: "\(option) is weak because")
        }

        @Test(arguments: Program.allCases)
        func `development anywhere but on loopback is exit 78`(program: Program) async throws {
            for secret in ["", "changeme changeme changeme changeme"] {
                try await expectRefused(
                    program, ["--development", "--host", "0.0.0.0"], with: ["HINDSIGHT_JWT_SECRET": secret],
                    telling: "loopback")
            }
        }

        @Test(arguments: Program.allCases)
        func `a file of keys that holds a secret is exit 78`(program: Program) async throws {
            let signer = TokenSigner.es256("mine")
            var jwk = signer.jwk
            jwk["d"] = .string(signer.privatePart)
            let file = try KeyFile([jwk])
            try await expectRefused(
                program, with: ["HINDSIGHT_JWKS_FILE": file.path],
                telling: #"key 1 (kid "mine") has a private part (d)"#)
        }

        @Test(arguments: Program.allCases)
        func `a proxy that is no address is exit 78`(program: Program) async throws {
            try await expectRefused(
                program, with: ["HINDSIGHT_TRUSTED_PROXIES": "proxy.example"], telling: "trusted-proxies must be")
        }

        @Test(
            arguments: [
                (["--sub", "alice", "--scope", "users:fly"], 64, "users:write, users:read, audit:read"),
                (["--sub", "alice", "--scope", "users:read,users:write"], 64, "there is no scope"),
                (["--sub", "alice", "--ttl", "0s"], 64, "--ttl"), (["--sub", "a\u{7}b"], 64, "--sub"),
                (["--scope", "users:read"], 64, "--sub"),
            ])
        func `a token that makes no sense is not made`(arguments: [String], code: Int32, sentence: String) async throws
        {
            let outcome = try await OneShot.run(.commandService, ["token"] + arguments, Self.good)
            #expect(outcome.status == .exited(code))
            #expect(outcome.errors.contains(sentence), "\(outcome.errors)")
            #expect(outcome.output.isEmpty)
        }

        @Test func `a weak secret makes no token, unless for development`() async throws {
            let weak = ["HINDSIGHT_JWT_SECRET": "changeme changeme changeme changeme"]
            let token = ["token", "--sub", "alice"]
            #expect(try await OneShot.run(.commandService, token, weak).status == .exited(78))
            #expect(try await OneShot.run(.commandService, token + ["--development"], weak).status == .exited(0))
            #expect(try await OneShot.run(.commandService, token).status == .exited(78))
        }

        @Test func `in development both services and the token need no secret`() async throws {
            let settings = ["HINDSIGHT_DEVELOPMENT": "true", "HINDSIGHT_JWT_SECRET": ""]
            try await HindsightPair.running(settings: settings) { pair in
                let outcome = try await OneShot.run(
                    .commandService, ["token", "--sub", "dev", "--scope", HindsightPair.allScopes, "--development"])
                let token = String(try outcome.expectSuccess().split(separator: "\n").last ?? "")
                #expect(try await pair.commands(token).call("events.read", [:]).result != nil)
                #expect(try await pair.queries(token).get("/users").status == 200)
                #expect(try await pair.commands.call("events.read", [:]).status == 401, "another secret")
                for service in [pair.command, pair.query] {
                    #expect(service.log.contains("development secret"))
                }
            }
        }
    }
}
