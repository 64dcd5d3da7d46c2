import HTTPTypes
import JWTKit
import ServiceKit
import Testing
import UserContract

struct TokenVerifierTests {
    private static let secret = Secret("0123456789abcdef0123456789abcdef".utf8)
    private let now = Timestamp(rfc3339: "2026-03-15T12:00:00Z")!

    private struct Claims: JWTPayload {
        var sub: String? = "alice"
        var scope: String? = "users:read users:write"
        var exp: Double?
        var nbf: Double?
        var iss: String?
        var aud: AudienceClaim?

        func verify(using algorithm: some JWTAlgorithm) {}
    }

    private var seconds: Double { Double(now.microseconds) / 1_000_000 }

    private func token(
        _ claims: Claims, secret: Secret = secret, algorithm: DigestAlgorithm = .sha256, header: JWTHeader = [:]
    ) async throws -> String {
        let keys = await JWTKeyCollection().add(hmac: HMACKey(from: secret.bytes), digestAlgorithm: algorithm)
        return try await keys.sign(claims, header: header)
    }

    private func verifier(issuer: String? = nil, audience: String? = nil) throws -> TokenVerifier {
        TokenVerifier(try TokenConfiguration(secret: Self.secret, issuer: issuer, audience: audience))
    }

    private func expectRefused(
        _ authorization: String?, by verifier: TokenVerifier, at now: Timestamp? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        let problem = await #expect(throws: Problem.self, sourceLocation: sourceLocation) {
            try await verifier.verify(authorization: authorization, now: now ?? self.now)
        }
        #expect(problem?.status.code == 401, sourceLocation: sourceLocation)
        #expect(problem?.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true, sourceLocation: sourceLocation)
    }

    @Test func `a good token names its subject and scopes`() async throws {
        let token = try await token(Claims(exp: seconds + 60))
        let principal = try await verifier().verify(authorization: "Bearer \(token)", now: now)
        #expect(principal == Principal(subject: "alice", scopes: ["users:read", "users:write"]))
        try principal.require(.usersRead)
        let problem = #expect(throws: Problem.self) { try principal.require(.auditRead) }
        #expect(problem?.status.code == 403)
    }

    @Test func `the scheme's letter case does not count`() async throws {
        let token = try await token(Claims(exp: seconds + 60))
        #expect(try await verifier().verify(authorization: "bEARER \(token)", now: now).subject == "alice")
    }

    @Test(arguments: [
        nil, "", "Bearer", "Bearer ", "Basic YTpi", "Bearer a b", "Bearer x", "Bearer a.b.c", "Bearer ..",
    ])
    func `what is no bearer token is refused`(authorization: String?) async throws {
        await expectRefused(authorization, by: try verifier())
    }

    @Test func `another key's signature is refused`() async throws {
        let token = try await token(
            Claims(exp: seconds + 60), secret: Secret("another secret of thirty-two bytes".utf8))
        await expectRefused("Bearer \(token)", by: try verifier())
    }

    @Test func `a changed payload is refused`() async throws {
        let token = try await token(Claims(exp: seconds + 60))
        let other = try await self.token(Claims(sub: "root", exp: seconds + 60))
        let (parts, others) = (token.split(separator: "."), other.split(separator: "."))
        await expectRefused("Bearer \(parts[0]).\(others[1]).\(parts[2])", by: try verifier())
    }

    @Test func `only HS256 is taken, even where the key would fit`() async throws {
        let strong = Secret(Array(repeating: 7, count: 64))
        let verifier = TokenVerifier(try TokenConfiguration(secret: strong))
        for algorithm in [DigestAlgorithm.sha384, .sha512] {
            let token = try await token(Claims(exp: seconds + 60), secret: strong, algorithm: algorithm)
            await expectRefused("Bearer \(token)", by: verifier)
        }
        // {"alg":"none"} . {"sub":"alice","exp":99999999999}
        await expectRefused(
            "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSIsImV4cCI6OTk5OTk5OTk5OTl9.", by: verifier)
    }

    @Test func `an extension that must be understood is refused`() async throws {
        let token = try await token(Claims(exp: seconds + 60), header: ["crit": ["b64"], "b64": false])
        await expectRefused("Bearer \(token)", by: try verifier())
    }

    @Test func `times are judged with a leeway of 30 seconds`() async throws {
        let verifier = try verifier()
        let expired = try await token(Claims(exp: seconds - 29))
        #expect(try await verifier.verify(authorization: "Bearer \(expired)", now: now).subject == "alice")
        await expectRefused("Bearer \(try await token(Claims(exp: seconds - 30)))", by: verifier)
        let early = try await token(Claims(exp: seconds + 600, nbf: seconds + 30))
        #expect(try await verifier.verify(authorization: "Bearer \(early)", now: now).subject == "alice")
        await expectRefused("Bearer \(try await token(Claims(exp: seconds + 600, nbf: seconds + 31)))", by: verifier)
    }

    @Test func `a token that was good once expires all the same`() async throws {
        let verifier = try verifier()
        let authorization = "Bearer \(try await token(Claims(exp: seconds + 60)))"
        #expect(try await verifier.verify(authorization: authorization, now: now).subject == "alice")
        await expectRefused(authorization, by: verifier, at: now.advanced(byMicroseconds: 90_000_000))
        #expect(try await verifier.verify(authorization: authorization, now: now).subject == "alice")
    }

    @Test func `expiry and subject are required`() async throws {
        let verifier = try verifier()
        await expectRefused("Bearer \(try await token(Claims()))", by: verifier)
        for subject in [nil, "", "a\u{0}b", "a\nb", String(repeating: "x", count: 201)] {
            await expectRefused("Bearer \(try await token(Claims(sub: subject, exp: seconds + 60)))", by: verifier)
        }
    }

    @Test func `a token without scopes may do nothing`() async throws {
        let token = try await token(Claims(scope: nil, exp: seconds + 60))
        #expect(try await verifier().verify(authorization: "Bearer \(token)", now: now).scopes.isEmpty)
    }

    @Test func `an expiry beyond all time is no crash`() async throws {
        let token = try await token(Claims(exp: 1e300))
        #expect(try await verifier().verify(authorization: "Bearer \(token)", now: now).subject == "alice")
    }

    @Test func `issuer and audience count when they are configured`() async throws {
        let verifier = try verifier(issuer: "me", audience: "hindsight")
        let good = Claims(exp: seconds + 60, iss: "me", aud: AudienceClaim(value: ["other", "hindsight"]))
        #expect(
            try await verifier.verify(authorization: "Bearer \(try await token(good))", now: now).subject == "alice")
        for (issuer, audience) in [(nil, "hindsight"), ("you", "hindsight"), ("me", nil), ("me", "other")] {
            let claims = Claims(exp: seconds + 60, iss: issuer, aud: audience.map { AudienceClaim(value: $0) })
            await expectRefused("Bearer \(try await token(claims))", by: verifier)
        }
    }

    @Test func `a minted token is good until its time is over`() async throws {
        let verifier = try verifier(issuer: "me", audience: "hindsight")
        let token = try await verifier.mint(
            subject: "alice", scopes: ["users:write", "users:read"], ttl: .seconds(3_600), now: now)
        let principal = try await verifier.verify(authorization: "Bearer \(token)", now: now)
        #expect(principal == Principal(subject: "alice", scopes: ["users:write", "users:read"]))
        await expectRefused("Bearer \(token)", by: verifier, at: now.advanced(byMicroseconds: 3_630_000_000))
    }

    @Test func `a short secret is refused with a sentence that does not quote it`() {
        let problem = #expect(throws: ConfigurationProblem.self) {
            try TokenConfiguration(secret: Secret("hunter2".utf8))
        }
        #expect(problem?.description.contains("32 bytes") == true)
        #expect(problem?.description.contains("hunter2") == false)
    }
}
