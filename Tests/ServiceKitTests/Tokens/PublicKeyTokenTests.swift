import JSON
import ServiceKit
import TestSupport
import Testing

/// Tokens that are checked with the keys of a file.
struct PublicKeyTokenTests {
    private static let secret = Array("9pK2vX7qLw4mZr8tBn5yHc3jFd6gUs1e".utf8)
    private let es256 = TokenSigner.es256("e-1")
    private let edDSA = TokenSigner.edDSA("d-1")

    private func judged(_ keys: [JSONObject], secret: [UInt8]? = nil) throws -> Judged {
        let file = try KeyFile(keys)
        return Judged(
            try TokenConfiguration(secret: secret.map { Secret($0) }, jwksFile: file.path), file: file)
    }

    @Test func `ES256 and EdDSA tokens are taken from their own keys only`() async throws {
        let judged = try judged([es256.jwk, edDSA.jwk])
        await judged.expectTaken(try es256.token(Judged.claims))
        await judged.expectTaken(try edDSA.token(Judged.claims))
        await judged.expectRefused(try TokenSigner.es256("e-1").token(Judged.claims), because: "signature")
        await judged.expectRefused(try TokenSigner.edDSA("d-1").token(Judged.claims), because: "signature")
        await judged.expectRefused(
            try es256.token(#"{"sub":"alice","exp":\#(Judged.seconds - 31)}"#), because: "expired")
    }

    @Test func `what is not configured is not taken`() async throws {
        let shared = TokenSigner.hs256(Self.secret)
        let fileAlone = try judged([es256.jwk])
        await fileAlone.expectRefused(try shared.token(Judged.claims), because: "algorithm")
        await fileAlone.expectRefused(try edDSA.token(Judged.claims), because: "algorithm")
        let secretAlone = Judged(try TokenConfiguration(secret: Secret(Self.secret)))
        await secretAlone.expectRefused(try es256.token(Judged.claims), because: "algorithm")
        let both = try judged([es256.jwk], secret: Self.secret)
        await both.expectTaken(try shared.token(Judged.claims))
        await both.expectTaken(try es256.token(Judged.claims))
        await both.expectRefused(try edDSA.token(Judged.claims), because: "algorithm")
    }

    /// The classic: what everybody knows, the public key, used as the secret of HS256.
    @Test func `a public key is no secret`() async throws {
        let x = es256.publicKey["x"]?.string ?? ""
        let secrets = [
            JSONValue.object(es256.jwk).serialized(), Array(KeyFile.text([es256.jwk, edDSA.jwk]).utf8), Array(x.utf8),
            try #require(Base64URL.decode(x)), [],
        ]
        for judged in [try judged([es256.jwk, edDSA.jwk]), try judged([es256.jwk, edDSA.jwk], secret: Self.secret)] {
            for secret in secrets {
                for id in ["e-1", "d-1", nil] {
                    await judged.expectRefused(try TokenSigner.hs256(secret, id: id).token(Judged.claims))
                }
            }
        }
    }

    @Test func `a token cannot choose another algorithm for a key`() async throws {
        let judged = try judged([es256.jwk, edDSA.jwk], secret: Self.secret)
        for (signer, algorithm, id) in [
            (es256, "EdDSA", "e-1"), (edDSA, "ES256", "d-1"), (es256, "EdDSA", "d-1"), (edDSA, "ES256", "e-1"),
            (es256, "HS256", "e-1"), (es256, "ES384", "e-1"), (es256, "none", "e-1"), (edDSA, "Ed25519", "d-1"),
        ] {
            await judged.expectRefused(
                try signer.token(Judged.claims, header: #"{"alg":"\#(algorithm)","kid":"\#(id)"}"#))
        }
    }

    @Test func `the key's id chooses, and without one only the single key that fits is tried`() async throws {
        let other = TokenSigner.es256("e-2")
        let judged = try judged([es256.jwk, other.jwk, edDSA.jwk])
        await judged.expectTaken(try other.token(Judged.claims))
        await judged.expectRefused(
            try es256.token(Judged.claims, header: #"{"alg":"ES256","kid":"e-2"}"#), because: "signature")
        for id in ["", "e-3", "E-1", "d-1"] {
            await judged.expectRefused(
                try es256.token(Judged.claims, header: #"{"alg":"ES256","kid":"\#(id)"}"#), because: "not known")
        }
        await judged.expectRefused(try es256.token(Judged.claims, header: #"{"alg":"ES256"}"#), because: "not known")
        await judged.expectTaken(try edDSA.token(Judged.claims, header: #"{"alg":"EdDSA"}"#))
    }

    @Test func `a key without an id serves tokens without one`() async throws {
        let nameless = TokenSigner.es256()
        let judged = try judged([nameless.jwk, es256.jwk])
        await judged.expectRefused(try nameless.token(Judged.claims), because: "not known")
        await judged.expectTaken(try es256.token(Judged.claims))
        let alone = try self.judged([nameless.jwk])
        await alone.expectTaken(try nameless.token(Judged.claims))
        await alone.expectRefused(
            try nameless.token(Judged.claims, header: #"{"alg":"ES256","kid":"x"}"#), because: "not known")
    }

    @Test func `a key that a token brings along is not looked at`() async throws {
        let mallory = TokenSigner.es256("e-1")
        let jwk = JSONValue.object(mallory.jwk).text
        let header = #"{"alg":"ES256","kid":"e-1","jwk":\#(jwk),"jku":"file:///etc/passwd","x5u":"http://x.example/"}"#
        await (try judged([es256.jwk])).expectRefused(
            try mallory.token(Judged.claims, header: header), because: "signature")
    }
}
