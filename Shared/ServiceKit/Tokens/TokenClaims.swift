import JWTKit

/// The claims this project reads and writes (RFC 7519, section 4.1; `scope` as in RFC 8693, section 4.2).
struct TokenClaims: JWTPayload {
    var sub: String?
    var scope: String?
    var exp: Double?
    var nbf: Double?
    var iat: Double?
    var iss: String?
    var aud: AudienceClaim?

    // Times are judged in TokenVerifier, which knows the leeway and is handed the clock.
    func verify(using algorithm: some JWTAlgorithm) {}
}
