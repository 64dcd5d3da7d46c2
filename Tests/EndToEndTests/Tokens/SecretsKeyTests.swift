import TestSupport
import Testing

extension EndToEnd {
    @Suite struct SecretsKeyTests {
        private static let key = "vQ3n8mC0p1x7e5uJ2sYb6tWkZr4hLgNdAqEoFiTjKcM="
        private static let good = [
            "HINDSIGHT_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
            "HINDSIGHT_JWT_SECRET": "5f2b8c1e9a7d4036b8e1f5c29d7a4e60",
        ]

        private func expectRefused(
            _ changes: [String: String], _ arguments: [String] = [], telling sentence: String
        ) async throws {
            let environment = Self.good.merging(changes) { _, change in change }
            let outcome = try await OneShot.run(.commandService, ["serve"] + arguments, environment)
            #expect(outcome.status == .exited(78))
            let lines = outcome.errors.split(separator: "\n")
            #expect(lines.last?.contains(sentence) == true, "\(outcome.errors)")
            // The file of keys has a line of its own.
            #expect(lines.count == (changes["HINDSIGHT_JWKS_FILE"] == nil ? 1 : 2), "\(outcome.errors)")
            #expect(!outcome.errors.contains(Self.key))
        }

        @Test(arguments: ["AAAA", "no base64", key + ",", key + "," + key.dropLast(4), "," + key])
        func `what is no key is exit 78`(text: String) async throws {
            try await expectRefused(["HINDSIGHT_SECRETS_KEY": text], telling: "secrets-key must be the base64")
        }

        @Test func `a key that can be guessed is exit 78, also behind a good one`() async throws {
            let weak = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
            for text in [weak, Self.key + "," + weak] {
                try await expectRefused(["HINDSIGHT_SECRETS_KEY": text], telling: "secrets-key is weak because")
            }
        }

        @Test func `without a secret of tokens a key is needed`() async throws {
            let file = try KeyFile([TokenSigner.es256().jwk])
            let publicKeys = ["HINDSIGHT_JWKS_FILE": file.path, "HINDSIGHT_JWT_SECRET": ""]
            try await expectRefused(publicKeys, telling: "secrets-key is needed where there is no jwt-secret")
        }

        @Test func `a service without one makes its key of the secret of tokens, and says so`() async throws {
            try await HindsightPair.running(settings: ["HINDSIGHT_SECRETS_KEY": ""]) { pair in
                #expect(pair.command.log.contains("give secrets-key"))
                #expect(!pair.query.log.contains("secrets-key"))
            }
            try await HindsightPair.running(settings: ["HINDSIGHT_SECRETS_KEY": Self.key]) { pair in
                #expect(!pair.command.log.contains("secrets-key") && !pair.command.log.contains(Self.key))
            }
        }
    }
}
