import Testing

@testable import ServiceKit

struct SecretStrengthTests {
    @Test(arguments: [
        ("", "is shorter"), ("hunter2", "is shorter"), ("9pK2vX7qLw4mZr8tBn5yHc3jFd6gUs1", "is shorter"),
        ("00000000000000000000000000000000", "has only 1"), ("abababababababababababababababab", "has only 2"),
        ("12345671234567123456712345671234", "has only 7"), ("changemechangemechangemechangeme", "has only 7"),
        ("change-me-now-change-me-now-change", "repeats"), ("0123456789abcdef0123456789abcdef", "repeats"),
        ("correct horse battery correct horse battery", "repeats"), ("abcdefghijklmnopqrstuvwxyz0123456789", "counts"),
        ("zyxwvutsrqponmlkjihgfedcba9876543210", "counts"), ("0123456789012345678901234567890123456789", "repeats"),
        ("your-256-bit-secret-your-long-secret", "words"), ("this-is-my-super-secret-jwt-signing-key", "words"),
        ("PleaseChangeThisSecretKeyInProduction!", "words"), ("a secret of at least thirty-two bytes", "words"),
        ("default_jwt_secret_for_development_use", "words"), ("hindsight-test-secret-hindsight-webhook", "words"),
        ("hindsight development secret, never for production", "development"),
    ])
    func `what can be guessed is weak`(secret: String, reason: String) {
        let weakness = SecretStrength.weakness(of: Array(secret.utf8), minimum: 32)
        #expect(weakness?.contains(reason) == true, "\(weakness ?? "not weak")")
    }

    @Test(arguments: [
        "9pK2vX7qLw4mZr8tBn5yHc3jFd6gUs1e", "5f2b8c1e9a7d4036b8e1f5c29d7a4e60",
        "correct horse battery staple garden wall",
        "K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols=", "80918273-1928-4711-a0b3-5566aa77ee01",
    ])
    func `what is random, or long enough words of one's own, is not`(secret: String) {
        #expect(SecretStrength.weakness(of: Array(secret.utf8), minimum: 32) == nil)
    }

    @Test func `secrets of the system's random source are never weak`() {
        for count in [24, 32, 64] {
            for _ in 0..<2_000 {
                let bytes = (0..<count).map { _ in UInt8.random(in: 0...255) }
                #expect(SecretStrength.weakness(of: bytes, minimum: 24) == nil)
                let digits = Array("0123456789abcdef".utf8)
                let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
                #expect(SecretStrength.weakness(of: text, minimum: 32) == nil)
            }
        }
    }

    @Test func `the sentence names the option and what to give, never the secret`() {
        let problem = #expect(throws: ConfigurationProblem.self) {
            try SecretStrength.expect(
                Array("hunter2".utf8), of: "jwt-secret", minimum: 32, better: "32 bytes", isDevelopment: false)
        }
        #expect(
            problem?.description
                == "jwt-secret is weak because it is shorter than 32 bytes: give 32 bytes, or --development on a developer's machine"
        )
    }

    @Test func `development takes weak secrets`() throws {
        try SecretStrength.expect([1], of: "jwt-secret", minimum: 32, better: "", isDevelopment: true)
    }
}
