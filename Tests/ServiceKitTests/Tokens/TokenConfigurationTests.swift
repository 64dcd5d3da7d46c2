import TestSupport
import Testing

@testable import ServiceKit

struct TokenConfigurationTests {
    private static let strong = "9pK2vX7qLw4mZr8tBn5yHc3jFd6gUs1e"
    private static let options = ServiceOption.tokens + [.development]

    private func configuration(_ values: [String: String]) throws -> TokenConfiguration {
        try TokenConfiguration(ServiceSettings(options: Self.options, commandLine: values))
    }

    private func problem(_ values: [String: String]) -> String {
        #expect(throws: ConfigurationProblem.self) { try configuration(values) }?.description ?? ""
    }

    @Test func `a secret or a file of keys is needed`() throws {
        let told = problem([:])
        #expect(told.contains("jwt-secret") && told.contains("jwks-file"))
        #expect(try configuration(["jwt-secret": Self.strong]).secret?.text == Self.strong)
        let file = try KeyFile([TokenSigner.es256().jwk])
        #expect(try configuration(["jwks-file": file.path]).secret == nil)
        #expect(try configuration(["jwks-file": file.path, "jwt-secret": Self.strong]).secret != nil)
    }

    @Test(arguments: ["changeme", "changeme changeme changeme changeme", Secret.forDevelopment.text])
    func `a weak secret is refused without development, also beside a file`(secret: String) throws {
        let file = try KeyFile([TokenSigner.es256().jwk])
        #expect(problem(["jwt-secret": secret]).hasPrefix("jwt-secret is weak because"))
        #expect(problem(["jwt-secret": secret, "jwks-file": file.path]).hasPrefix("jwt-secret is weak because"))
    }

    @Test(arguments: ["changeme changeme changeme changeme", "changeme"])
    func `development takes a weak secret`(weak: String) async throws {
        let given = try configuration(["development": "true", "jwt-secret": weak])
        #expect(given.secret?.text == weak)
        await Judged(given).expectTaken(try TokenSigner.hs256(Array(weak.utf8)).token(Judged.claims))
    }

    @Test func `development has a secret of its own`() throws {
        #expect(try configuration(["development": "true"]).secret?.text == Secret.forDevelopment.text)
    }

    @Test func `development's own secret does not join keys that are given`() async throws {
        let signer = TokenSigner.es256()
        let file = try KeyFile([signer.jwk])
        let judged = Judged(try configuration(["development": "true", "jwks-file": file.path]), file: file)
        await judged.expectTaken(try signer.token(Judged.claims))
        await judged.expectRefused(try TokenSigner.hs256(Secret.forDevelopment.bytes).token(Judged.claims))
    }

    @Test func `a token that is made for development is taken by a service in development`() async throws {
        let settings = ServiceSettings(
            options: ServiceOption.mintedTokens + [.development], commandLine: ["development": "true"])
        let minted = try await TokenVerifier(TokenConfiguration(minting: settings)).mint(
            subject: "alice", scopes: ["users:read"], ttl: .seconds(60), now: Judged.now)
        await Judged(try configuration(["development": "true"])).expectTaken(minted)
        await Judged(try configuration(["jwt-secret": Self.strong])).expectRefused(minted, because: "signature")
    }
}
