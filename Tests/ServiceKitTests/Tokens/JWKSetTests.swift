import JSON
import TestSupport
import Testing

@testable import ServiceKit

struct JWKSetTests {
    private static let es256 = TokenSigner.es256("e-1")
    private static let edDSA = TokenSigner.edDSA("d-1")

    private func problem(_ text: String) -> String {
        let problem = #expect(throws: JWKSProblem.self, "\(text)") { try JWKSet(json: Array(text.utf8)) }
        return problem?.description ?? ""
    }

    /// A key with other members.
    private func key(_ signer: TokenSigner, _ changes: [(String, JSONValue?)]) -> JSONObject {
        var jwk = signer.jwk
        for (name, value) in changes {
            jwk[name] = value
        }
        return jwk
    }

    @Test(arguments: [
        ("", "is not JSON"), ("{", "is not JSON"), (#"{"keys":[]} x"#, "is not JSON"), ("[]", "is no JWK Set"),
        ("{}", "is no JWK Set"), (#"{"keys":{}}"#, "is no JWK Set"), (#"{"keys":[],"keys":[]}"#, "is not JSON"),
        (#"{"keys":[1]}"#, "key 1 is not a JSON object"), (#"{"keys":[{}]}"#, "key 1 has no kty"),
    ])
    func `what is no JWK Set is refused`(text: String, sentence: String) {
        #expect(problem(text).contains(sentence))
    }

    @Test func `a key that does not belong there is refused with a sentence that names it`() throws {
        let (es256, edDSA) = (Self.es256, Self.edDSA)
        let cases: [(JSONObject, String)] = [
            (key(es256, [("d", .string(es256.privatePart))]), #"key 2 (kid "e-1") has a private part (d)"#),
            (key(edDSA, [("d", .string(edDSA.privatePart))]), #"key 2 (kid "d-1") has a private part (d)"#),
            (["kty": "RSA", "n": "AQAB", "e": "AQAB", "d": "AQAB"], "key 2 has a private part (d)"),
            (["kty": "RSA", "n": "AQAB", "e": "AQAB", "p": "AQAB"], "key 2 has a private part (p)"),
            (["kty": "oct", "k": "c2VjcmV0"], "key 2 is a shared secret"),
            (key(es256, [("k", "c2VjcmV0")]), "is a shared secret"),
            (key(es256, [("kid", 7)]), "has a kid that is not a string"),
            (key(es256, [("alg", 7)]), "has an alg that is not a string"),
            (key(es256, [("alg", "EdDSA")]), "needs the alg ES256"),
            (key(es256, [("alg", "HS256")]), "needs the alg ES256"),
            (key(edDSA, [("alg", "ES256")]), "needs the alg EdDSA"),
            (key(es256, [("crv", "P-384"), ("alg", "ES256")]), "is of another kind than its alg ES256 needs"),
            (key(es256, [("kty", "RSA"), ("alg", "ES256")]), "is of another kind than its alg ES256 needs"),
            (key(es256, [("x", nil)]), "has no x"), (key(es256, [("y", nil)]), "has no y"),
            (key(es256, [("x", "AQAB")]), "has no x that is the base64url of 32 bytes"),
            (key(es256, [("y", es256.jwk["x"])]), "is no point of the curve P-256"),
            (key(edDSA, [("x", "AQAB")]), "has no x that is the base64url of 32 bytes"),
        ]
        let good = TokenSigner.es256("good")
        for (jwk, sentence) in cases {
            let told = problem(KeyFile.text([good.jwk, jwk]))
            #expect(told.contains(sentence), "\(told)")
            #expect(told.contains("key 2"), "\(told)")
            for secret in [es256.privatePart, edDSA.privatePart, "c2VjcmV0"] {
                #expect(!told.contains(secret))
            }
        }
    }

    @Test func `two keys that a token could mean alike are refused`() {
        #expect(
            problem(KeyFile.text([Self.es256.jwk, TokenSigner.es256("e-1").jwk])).contains("has the kid of another"))
        let nameless = [TokenSigner.edDSA().jwk, TokenSigner.edDSA().jwk]
        #expect(problem(KeyFile.text(nameless)).contains("needs a kid"))
    }

    @Test func `one id for two algorithms and keys of unknown kinds are fine`() throws {
        let set = try JWKSet(
            json: Array(
                KeyFile.text([
                    Self.es256.jwk, key(Self.edDSA, [("kid", "e-1"), ("use", "sig"), ("alg", "EdDSA")]),
                    ["kty": "RSA", "kid": "r-1", "n": "AQAB", "e": "AQAB", "alg": "RS256", "use": "sig"],
                    ["kty": "EC", "crv": "P-384", "x": "AQAB", "y": "AQAB"], ["kty": "AKP", "alg": "ML-DSA-65"],
                    key(TokenSigner.es256("e-2"), [("key_ops", ["verify"]), ("x5t", "AQAB"), ("alg", "ES256")]),
                ]).utf8))
        #expect(set.keys.map(\.id) == ["e-1", "e-1", "e-2"])
        #expect(set.keys.map(\.algorithm) == [.es256, .edDSA, .es256])
        #expect(set.leftOut == 3)
    }

    @Test func `a key that is not for signatures checks none, and the others count`() throws {
        let others: [[(String, JSONValue?)]] = [
            [("use", "enc")], [("use", 1)], [("use", "enc"), ("alg", "ECDH-ES")], [("key_ops", ["deriveKey"])],
            [("key_ops", "verify")],
        ]
        let left = others.enumerated().map { index, members in key(TokenSigner.es256("other-\(index)"), members) }
        let set = try JWKSet(json: Array(KeyFile.text(left + [Self.es256.jwk]).utf8))
        #expect(set.keys.map(\.id) == ["e-1"])
        #expect(set.leftOut == others.count)
    }
}
