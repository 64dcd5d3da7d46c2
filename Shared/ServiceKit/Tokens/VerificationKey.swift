import JWTKit

/// A key and with it the one algorithm that it is for, whatever a token says (RFC 8725, section 3.1).
struct VerificationKey: Sendable {
    enum Material {
        case shared(Secret)
        case p256(ES256PublicKey)
        case ed25519(EdDSA.PublicKey)
    }

    /// `kid`
    let id: String?
    let material: Material

    var algorithm: TokenAlgorithm {
        switch material {
        case .shared: .hs256
        case .p256: .es256
        case .ed25519: .edDSA
        }
    }

    func verifies(_ token: CompactToken) async -> Bool {
        guard token.header.algorithm == algorithm, token.signature.count == algorithm.signatureBytes else {
            return false
        }
        // A collection of one: with several, jwt-kit takes another key for an id that it does not know.
        let keys = JWTKeyCollection()
        switch material {
        case .shared(let secret):
            await keys.add(hmac: secret.hmacKey, digestAlgorithm: .sha256)
        case .p256(let key):
            await keys.add(ecdsa: key)
        case .ed25519(let key):
            await keys.add(eddsa: key)
        }
        do {
            return try await keys.getKey().verify(token.signature, signs: token.signingInput)
        } catch {
            return false
        }
    }
}
