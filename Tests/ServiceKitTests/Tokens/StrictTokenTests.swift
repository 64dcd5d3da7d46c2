import HTTPTypes
import ServiceKit
import TestSupport
import Testing

/// The attacks and slips that RFC 8725 and RFC 7515, section 10 warn of; each token is signed with the right key.
struct StrictTokenTests {
    private static let secret = Array("9pK2vX7qLw4mZr8tBn5yHc3jFd6gUs1e".utf8)
    private let signer = TokenSigner.hs256(secret)
    private let judged: Judged

    init() throws {
        judged = Judged(try TokenConfiguration(secret: Secret(Self.secret)))
    }

    private static let later = Judged.seconds + 60

    @Test func `the token that the others are made from is taken`() async throws {
        await judged.expectTaken(try signer.token(Judged.claims))
    }

    @Test(arguments: [
        #"{"alg":"none"}"#, #"{"alg":"None"}"#, #"{"alg":"hs256"}"#, #"{"alg":"HS384"}"#, #"{"alg":"ES256"}"#,
        #"{"alg":"EdDSA"}"#, #"{"alg":"RS256"}"#, #"{"alg":""}"#, #"{"alg":null}"#, #"{"alg":["HS256"]}"#, "{}",
        #"{"alg":"HS256","alg":"none"}"#, #"{"alg":"none","alg":"HS256"}"#, #"["HS256"]"#, "HS256", "",
        #"{"alg":"HS256","crit":["exp"]}"#, #"{"alg":"HS256","crit":[]}"#, #"{"alg":"HS256","crit":null}"#,
        #"{"alg":"HS256","b64":false,"crit":["b64"]}"#, #"{"alg":"HS256","kid":1}"#, #"{"alg":"HS256","kid":null}"#,
        #"{"alg":"HS256","typ":"logout+jwt"}"#, #"{"alg":"HS256","typ":"dpop+jwt"}"#, #"{"alg":"HS256","typ":1}"#,
        #"{"alg":"HS256"} "# + "x",
    ])
    func `a header that asks for something else is refused`(header: String) async throws {
        await judged.expectRefused(try signer.token(Judged.claims, header: header))
    }

    @Test(arguments: [
        #"{"alg":"HS256"}"#, #"{"alg":"HS256","typ":"jwt"}"#, #"{"alg":"HS256","typ":"at+jwt"}"#,
        #"{"alg":"HS256","typ":"application/at+jwt"}"#, #"{"alg":"HS256","kid":"any"}"#,
        #"{"alg":"HS256","jku":"https://example.com/keys"}"#,
    ])
    func `a header that adds nothing of weight is taken`(header: String) async throws {
        await judged.expectTaken(try signer.token(Judged.claims, header: header))
    }

    @Test(arguments: [
        "", "null", "[]", "1", "alice", "{", #"{"sub":"alice"}"#,
        #"{"sub":"alice","exp":"\#(later)"}"#, #"{"sub":"alice","exp":null}"#, #"{"sub":"alice","exp":true}"#,
        #"{"sub":"alice","exp":[\#(later)]}"#, #"{"sub":"alice","exp":NaN}"#, #"{"sub":"alice","exp":Infinity}"#,
        #"{"sub":"alice","exp":1e400}"#, #"{"sub":"alice","exp":-1e400}"#, #"{"sub":"alice","exp":-1}"#,
        #"{"sub":"alice","exp":0}"#, #"{"sub":"alice","exp":-\#(later)}"#, #"{"sub":"alice","exp":0x7fffffff}"#,
        #"{"sub":"alice","exp":\#(later),"exp":\#(later)}"#, #"{"sub":"bob","exp":\#(later),"sub":"alice"}"#,
        #"{"sub":"alice","exp":\#(later),"nbf":"0"}"#, #"{"sub":"alice","exp":\#(later),"nbf":1e400}"#,
        #"{"sub":"alice","exp":\#(later),"nbf":\#(later)}"#, #"{"sub":"alice","exp":\#(later),"nbf":null}"#,
        #"{"sub":"alice","exp":\#(later),"iss":1}"#, #"{"sub":"alice","exp":\#(later),"aud":1}"#,
        #"{"sub":"alice","exp":\#(later),"aud":["x",1]}"#, #"{"sub":"alice","exp":\#(later),"aud":{}}"#,
        #"{"sub":"alice","exp":\#(later),"scope":["users:read"]}"#, #"{"sub":"alice","exp":\#(later),"scope":1}"#,
        #"{"exp":\#(later)}"#, #"{"sub":"","exp":\#(later)}"#, #"{"sub":1,"exp":\#(later)}"#,
        #"{"sub":null,"exp":\#(later)}"#, #"{"sub":["alice"],"exp":\#(later)}"#,
        #"{"sub":"a\u0000b","exp":\#(later)}"#, #"{"sub":"a\nb","exp":\#(later)}"#,
        #"{"sub":"\u0085","exp":\#(later)}"#,
        #"{"sub":"\ud800","exp":\#(later)}"#, #"{"sub":"\#(String(repeating: "x", count: 201))","exp":\#(later)}"#,
        #"{"sub":"alice","exp":\#(later)} {}"#, "\u{FEFF}" + #"{"sub":"alice","exp":\#(later)}"#,
    ])
    func `claims that are missing, of the wrong type or given twice are refused`(claims: String) async throws {
        await judged.expectRefused(try signer.token(claims))
    }

    @Test(arguments: [
        #"{"sub":"alice","exp":\#(later).5}"#, #"{"sub":"alice","exp":1e300}"#,
        #"{"sub":"alice","exp":1.8e9,"nbf":-5}"#,
        #"{"sub":"alice","exp":\#(later),"aud":"else","iss":"else","jti":"1","act":{"sub":"x"}}"#,
        #"{"sub":"alice","exp":\#(later),"aud":["else","other"]}"#, #"{"sub":"alice","exp":\#(later),"aud":[]}"#,
    ])
    func `claims that are odd but right are taken`(claims: String) async throws {
        await judged.expectTaken(try signer.token(claims))
    }

    @Test func `a token in another shape is refused`() async throws {
        let token = try signer.token(Judged.claims)
        let parts = token.split(separator: ".").map(String.init)
        let shapes = [
            ".", "..", "...", parts[0], "\(parts[0]).\(parts[1])", "\(parts[0]).\(parts[1]).", "\(token).",
            "\(token)..",
            ".\(token)", "\(token).\(parts[2])", "\(parts[0])..\(parts[2])", ".\(parts[1]).\(parts[2])",
            "\(token)=", "\(token)A", String(token.dropLast()), "\(parts[0])=.\(parts[1]).\(parts[2])",
            "\(parts[0]).\(parts[1]).\(parts[2].uppercased())", "\(parts[0]).\(parts[1]).\(parts[1])", "\(token)\u{0}",
            "é.\(parts[1]).\(parts[2])",
        ]
        for shape in shapes {
            await judged.expectRefused(shape)
        }
    }

    @Test func `a signature that is cut, empty or longer is refused`() async throws {
        let parts = try signer.token(Judged.claims).split(separator: ".").map(String.init)
        for length in [0, 1, 16, 31, 33, 64] {
            let other = TokenSigner.base64URL([UInt8](repeating: 0, count: length))
            await judged.expectRefused("\(parts[0]).\(parts[1]).\(other)")
        }
    }

    @Test func `a huge token is refused before it is read`() async throws {
        let filler = String(repeating: "x", count: 5_900)
        await judged.expectTaken(
            try signer.token(#"{"sub":"alice","exp":\#(Self.later),"more":"\#(filler)"}"#))
        let huge = String(repeating: "x", count: 1 << 20)
        await judged.expectRefused(
            try signer.token(#"{"sub":"alice","exp":\#(Self.later),"more":"\#(huge)"}"#), because: "longer than 8192")
        let deep = String(repeating: "[", count: 2_000) + String(repeating: "]", count: 2_000)
        await judged.expectRefused(try signer.token(#"{"sub":"alice","exp":\#(Self.later),"more":\#(deep)}"#))
    }

    @Test func `the audience may be one of a list, and must be there`() async throws {
        let judged = Judged(
            try TokenConfiguration(secret: Secret(Self.secret), issuer: "https://id.example", audience: "hindsight"))
        func claims(_ audience: String, issuer: String = #""https://id.example""#) -> String {
            #"{"sub":"alice","exp":\#(Self.later),"aud":\#(audience),"iss":\#(issuer)}"#
        }
        for good in [#""hindsight""#, #"["hindsight"]"#, #"["other","hindsight"]"#] {
            await judged.expectTaken(try signer.token(claims(good)))
        }
        for bad in [#""Hindsight""#, #""hindsight ""#, "[]", #"["other"]"#, #""other hindsight""#] {
            await judged.expectRefused(try signer.token(claims(bad)), because: "audience")
        }
        for bad in [#""https://id.example/""#, #""""#] {
            await judged.expectRefused(try signer.token(claims(#""hindsight""#, issuer: bad)), because: "issuer")
        }
        await judged.expectRefused(try signer.token(Judged.claims))
    }

    @Test func `who sends no token is not told that it is bad`() async throws {
        for authorization in [nil, "", "Basic YWxpY2U6c2VjcmV0"] {
            let problem = await #expect(throws: Problem.self) {
                try await judged.verifier.verify(authorization: authorization, now: Judged.now)
            }
            #expect(problem?.headers[.wwwAuthenticate] == "Bearer")
        }
    }
}
