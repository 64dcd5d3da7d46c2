import JSON
import JWTKit

extension VerificationKey {
    /// From a public JWK (RFC 7517, section 4; RFC 7518, section 6.2; RFC 8037, section 2).
    ///
    /// Nil when it is of a kind or curve that is not used here, or not for signatures: issuers publish such keys beside the
    /// others. What no service that only checks signatures should ever see is a problem, used or not.
    init?(jwk: JSONObject) throws(JWKSProblem) {
        guard let kind = jwk["kty"]?.string else {
            throw JWKSProblem("has no kty")
        }
        try Self.expectPublic(jwk, kind: kind)
        guard Self.isForSignatures(jwk) else {
            return nil
        }
        guard jwk["kid"] == nil || jwk["kid"]?.string != nil else {
            throw JWKSProblem("has a kid that is not a string")
        }
        let algorithm = jwk["alg"]?.string
        guard jwk["alg"] == nil || algorithm != nil else {
            throw JWKSProblem("has an alg that is not a string")
        }
        switch (kind, jwk["crv"]?.string) {
        case ("EC", "P-256"):
            try Self.expect(algorithm, .es256)
            material = .p256(try Self.p256(jwk))
        case ("OKP", "Ed25519"):
            try Self.expect(algorithm, .edDSA)
            material = .ed25519(try Self.ed25519(jwk))
        default:
            if let algorithm, TokenAlgorithm(rawValue: algorithm) != nil {
                throw JWKSProblem("is of another kind than its alg \(algorithm) needs")
            }
            return nil
        }
        id = jwk["kid"]?.string
    }

    private static func expectPublic(_ jwk: JSONObject, kind: String) throws(JWKSProblem) {
        guard kind != "oct", jwk["k"] == nil else {
            throw JWKSProblem("is a shared secret: only public keys belong here, a secret is given as jwt-secret")
        }
        // RFC 7518, sections 6.2.2 and 6.3.2
        if let part = ["d", "p", "q", "dp", "dq", "qi", "oth"].first(where: { jwk[$0] != nil }) {
            throw JWKSProblem("has a private part (\(part)): only public keys belong here, and this one is burnt")
        }
    }

    private static func isForSignatures(_ jwk: JSONObject) -> Bool {
        (jwk["use"] == nil || jwk["use"] == "sig")
            && (jwk["key_ops"] == nil || jwk["key_ops"]?.array?.contains("verify") == true)
    }

    private static func expect(_ given: String?, _ algorithm: TokenAlgorithm) throws(JWKSProblem) {
        guard given == nil || given == algorithm.rawValue else {
            throw JWKSProblem("is of a kind that needs the alg \(algorithm.rawValue)")
        }
    }

    private static func p256(_ jwk: JSONObject) throws(JWKSProblem) -> ES256PublicKey {
        let parameters = (x: try coordinate("x", jwk), y: try coordinate("y", jwk))
        do {
            return try ES256PublicKey(parameters: parameters)
        } catch {
            throw JWKSProblem("is no point of the curve P-256")
        }
    }

    private static func ed25519(_ jwk: JSONObject) throws(JWKSProblem) -> EdDSA.PublicKey {
        let text = try coordinate("x", jwk)
        do {
            return try EdDSA.PublicKey(x: text, curve: .ed25519)
        } catch {
            throw JWKSProblem("is no key of the curve Ed25519")
        }
    }

    private static func coordinate(_ name: String, _ jwk: JSONObject) throws(JWKSProblem) -> String {
        guard let text = jwk[name]?.string, Base64URL.decode(text)?.count == 32 else {
            throw JWKSProblem("has no \(name) that is the base64url of 32 bytes")
        }
        return text
    }
}
