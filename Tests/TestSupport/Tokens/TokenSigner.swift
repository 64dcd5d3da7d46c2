import Crypto
import FoundationEssentials
public import JSON

/// An issuer of tokens: signs whatever it is told to, also what no honest one would.
public struct TokenSigner: Sendable {
    private enum Key {
        case shared([UInt8])
        case p256(P256.Signing.PrivateKey)
        case ed25519(Curve25519.Signing.PrivateKey)
    }

    /// `kid`
    public let id: String?
    private let key: Key

    private init(_ id: String?, _ key: Key) {
        self.id = id
        self.key = key
    }

    /// A fresh key for ES256.
    public static func es256(_ id: String? = nil) -> TokenSigner {
        TokenSigner(id, .p256(P256.Signing.PrivateKey()))
    }

    /// A fresh key for EdDSA.
    public static func edDSA(_ id: String? = nil) -> TokenSigner {
        TokenSigner(id, .ed25519(Curve25519.Signing.PrivateKey()))
    }

    public static func hs256(_ secret: [UInt8], id: String? = nil) -> TokenSigner {
        TokenSigner(id, .shared(secret))
    }

    public var algorithm: String {
        switch key {
        case .shared: "HS256"
        case .p256: "ES256"
        case .ed25519: "EdDSA"
        }
    }

    /// The public key's members of RFC 7518, section 6.2.1 and RFC 8037, section 2; nothing else.
    public var publicKey: JSONObject {
        switch key {
        case .shared: [:]
        case .p256(let key):
            [
                "kty": "EC", "crv": "P-256", "x": .string(Self.base64URL(key.publicKey.rawRepresentation.prefix(32))),
                "y": .string(Self.base64URL(key.publicKey.rawRepresentation.suffix(32))),
            ]
        case .ed25519(let key):
            ["kty": "OKP", "crv": "Ed25519", "x": .string(Self.base64URL(key.publicKey.rawRepresentation))]
        }
    }

    /// ``publicKey`` with its `kid`.
    public var jwk: JSONObject {
        var jwk = publicKey
        jwk["kid"] = id.map { .string($0) }
        return jwk
    }

    /// The private key's bytes, as the member `d` has them.
    public var privatePart: String {
        switch key {
        case .shared(let secret): Self.base64URL(secret)
        case .p256(let key): Self.base64URL(key.rawRepresentation)
        case .ed25519(let key): Self.base64URL(key.rawRepresentation)
        }
    }

    /// - Parameters:
    ///   - claims: the payload's JSON text, whatever it is.
    ///   - header: the header's JSON text; nil makes the honest one.
    public func token(_ claims: String, header: String? = nil) throws -> String {
        var honest: JSONObject = ["alg": .string(algorithm), "typ": "JWT"]
        honest["kid"] = id.map { .string($0) }
        let header = header.map { Array($0.utf8) } ?? JSONValue.object(honest).serialized()
        let input = Self.base64URL(header) + "." + Self.base64URL(claims.utf8)
        return "\(input).\(Self.base64URL(try sign(Array(input.utf8))))"
    }

    private func sign(_ bytes: [UInt8]) throws -> [UInt8] {
        switch key {
        case .shared(let secret):
            Array(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: secret)))
        case .p256(let key): Array(try key.signature(for: bytes).rawRepresentation)
        case .ed25519(let key): Array(try key.signature(for: bytes))
        }
    }

    /// RFC 4648, section 5, without padding.
    public static func base64URL(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
