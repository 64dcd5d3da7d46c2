import Crypto
import FoundationEssentials
import HTTPTypes
public import Hummingbird
import JSON
import JWTKit
import Synchronization
public import UserContract

/// Checks bearer tokens (RFC 6750, RFC 7519, practice of RFC 8725) and makes them for development.
public final class TokenVerifier: Sendable {
    /// Clocks of the issuer and of this machine may differ by so many seconds.
    public static let leewaySeconds: Int64 = 30

    private let configuration: TokenConfiguration
    private let keys = JWTKeyCollection()
    private let prepared: Mutex<Bool> = Mutex(false)
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
        guard let authorization else {
            throw .unauthorized("Send Authorization: Bearer with a token.")
        }
        guard let token = Self.bearerToken(authorization) else {
            throw .unauthorized("The Authorization header is not of the form: Bearer token.")
        }
        if let entry = known.withLock({ $0[token] }) {
            try judgeTimes(entry, now: now)
            return entry.principal
        }
        let entry = try await check(token)
        try judgeTimes(entry, now: now)
        known.withLock { $0[token] = entry }
        return entry.principal
    }

    /// A token for development and for the services' own calls.
    public func mint(
        subject: String, scopes: [String], ttl: Duration, now: Timestamp = .now()
    ) async throws -> String {
        await prepare()
        let seconds = now.microseconds / 1_000_000
        let claims = TokenClaims(
            sub: subject, scope: scopes.joined(separator: " "), exp: Double(seconds + ttl.components.seconds),
            iat: Double(seconds), iss: configuration.issuer,
            aud: configuration.audience.map { AudienceClaim(value: $0) })
        return try await keys.sign(claims)
    }

    private static func bearerToken(_ authorization: String) -> String? {
        let parts = authorization.split(separator: " ", omittingEmptySubsequences: true)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else {
            return nil
        }
        return String(parts[1])
    }

    private func prepare() async {
        let wasPrepared = prepared.withLock { $0 }
        guard !wasPrepared else {
            return
        }
        await keys.add(
            hmac: HMACKey(key: SymmetricKey(data: configuration.secret.bytes)), digestAlgorithm: .sha256)
        prepared.withLock { $0 = true }
    }

    private func check(_ token: String) async throws(Problem) -> VerifiedToken {
        // The algorithm is judged before any key is touched (RFC 8725, section 3.1).
        guard let header = TokenHeader(token: token), header.algorithm == "HS256", !header.isCritical else {
            throw .unauthorized("The token's algorithm is not taken here.")
        }
        await prepare()
        let claims: TokenClaims
        do {
            claims = try await keys.verify(token)
        } catch {
            throw .unauthorized("The token is not valid.")
        }
        guard let expiry = claims.exp else {
            throw .unauthorized("The token has no expiry.")
        }
        guard let subject = claims.sub, Self.isFitActor(subject) else {
            throw .unauthorized("The token does not say for whom it is.")
        }
        if let issuer = configuration.issuer, claims.iss != issuer {
            throw .unauthorized("The token comes from another issuer.")
        }
        if let audience = configuration.audience, claims.aud?.value.contains(audience) != true {
            throw .unauthorized("The token is meant for another audience.")
        }
        let scopes = Set((claims.scope ?? "").split(separator: " ").map(String.init))
        return VerifiedToken(
            principal: Principal(subject: subject, scopes: scopes), notBefore: claims.nbf, expiry: expiry)
    }

    private func judgeTimes(_ token: VerifiedToken, now: Timestamp) throws(Problem) {
        let seconds = Double(now.microseconds) / 1_000_000
        guard seconds < token.expiry + Double(Self.leewaySeconds) else {
            throw .unauthorized("The token has expired.")
        }
        if let notBefore = token.notBefore, seconds < notBefore - Double(Self.leewaySeconds) {
            throw .unauthorized("The token is not valid yet.")
        }
    }

    /// The subject is recorded with every event, so it obeys the rules of stored text.
    private static func isFitActor(_ subject: String) -> Bool {
        (1...200).contains(subject.unicodeScalars.count)
            && subject.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }
}
