import JWTKit

/// What is written into a token for development; ``TokenClaims`` reads it.
struct MintedClaims: JWTPayload {
    let sub: String
    let scope: String
    let exp: Int64
    let iat: Int64
    let iss: String?
    let aud: String?

    func verify(using algorithm: some JWTAlgorithm) {}
}
