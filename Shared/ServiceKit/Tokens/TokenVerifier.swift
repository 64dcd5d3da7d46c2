import HTTPTypes
public import Hummingbird
import JWTKit
import Synchronization
public import UserContract

/// Checks bearer tokens (RFC 6750, RFC 7519, practice of RFC 8725) and makes them for development.
public final class TokenVerifier: Sendable {
    /// Clocks of the issuer and of this machine may differ by so many seconds.
    public static let leewaySeconds: Int64 = 30

    private let configuration: TokenConfiguration
    private let known = Mutex(VerifiedTokens())

    public init(_ configuration: TokenConfiguration) {
        self.configuration = configuration
    }

    /// The caller of a request, from its `Authorization` header.
    public func principal(of request: Request, now: Timestamp = .now()) async throws(Problem) -> Principal {
        try await verify(authorization: request.headers[.authorization], now: now)
    }

    /// - Parameter authorization: the header's value, such as `Bearer eyJ…`.
    /// - Throws: the 401 problem for any fault.
    public func verify(authorization: String?, now: Timestamp = .now()) async throws(Problem) -> Principal {
        let token = try Self.bearerToken(authorization)
        let keys = configuration.keys()
        if let entry = known.withLock({ $0.find(token, generation: keys.generation) }) {
            try judgeTimes(entry, now: now)
            return entry.principal
        }
        let entry = try await check(token, with: keys)
        try judgeTimes(entry, now: now)
        known.withLock { $0.keep(entry, for: token, generation: keys.generation) }
        return entry.principal
    }

    /// A token for development, signed with the shared secret.
    ///
    /// - Throws: ``ConfigurationProblem`` without a shared secret.
    public func mint(
        subject: String, scopes: [String], ttl: Duration, now: Timestamp = .now()
    ) async throws -> String {
        guard let secret = configuration.secret else {
            throw ConfigurationProblem("jwt-secret is needed to make a token")
        }
        let seconds = now.microseconds / 1_000_000
        let claims = MintedClaims(
            sub: subject, scope: scopes.joined(separator: " "), exp: seconds + ttl.components.seconds, iat: seconds,
            iss: configuration.issuer, aud: configuration.audience)
        return try await JWTKeyCollection()
            .add(hmac: secret.hmacKey, digestAlgorithm: .sha256)
            .sign(claims)
    }

    private static func bearerToken(_ authorization: String?) throws(Problem) -> String {
        let parts = (authorization ?? "").split(separator: " ", omittingEmptySubsequences: true)
        guard let scheme = parts.first, scheme.lowercased() == "bearer" else {
            throw .unauthorized("Send Authorization: Bearer with a token.")
        }
        guard parts.count == 2 else {
            throw .invalidToken("The Authorization header is not of the form: Bearer token.")
        }
        return String(parts[1])
    }

    /// Everything but the times.
    private func check(_ text: String, with keys: TokenKeys) async throws(Problem) -> VerifiedToken {
        let token = try CompactToken(text)
        // Algorithm and key are settled before anything is computed (RFC 8725, section 3.1).
        guard keys.takes(token.header.algorithm) else {
            throw .invalidToken("The token's algorithm is not taken here.")
        }
        guard let key = keys.key(for: token.header) else {
            throw .invalidToken("The token is signed with a key that is not known here.")
        }
        guard await key.verifies(token) else {
            throw .invalidToken("The token's signature is not valid.")
        }
        let claims = try TokenClaims(json: token.payload)
        if let issuer = configuration.issuer, claims.issuer != issuer {
            throw .invalidToken("The token comes from another issuer.")
        }
        if let audience = configuration.audience, !claims.audience.contains(audience) {
            throw .invalidToken("The token is meant for another audience.")
        }
        return VerifiedToken(
            principal: Principal(subject: claims.subject, scopes: claims.scopes), notBefore: claims.notBefore,
            expiry: claims.expiry)
    }

    private func judgeTimes(_ token: VerifiedToken, now: Timestamp) throws(Problem) {
        let seconds = Double(now.microseconds) / 1_000_000
        guard seconds < token.expiry + Double(Self.leewaySeconds) else {
            throw .invalidToken("The token has expired.")
        }
        if let notBefore = token.notBefore, seconds < notBefore - Double(Self.leewaySeconds) {
            throw .invalidToken("The token is not valid yet.")
        }
    }
}
