import JSON

/// The claims this project reads (RFC 7519, section 4.1; `scope` as in RFC 8693, section 4.2), strictly: a claim of the
/// wrong type makes the token bad, and one given twice too.
struct TokenClaims {
    let subject: String
    let scopes: Set<String>
    /// Unix time in seconds, as the next one.
    let expiry: Double
    let notBefore: Double?
    let issuer: String?
    let audience: [String]

    /// - Throws: the 401 problem.
    init(json: [UInt8]) throws(Problem) {
        guard case .object(let claims)? = try? JSONParser.parse(json, maximumDepth: 16) else {
            throw .invalidToken("The token's payload is not a JSON object.")
        }
        guard let subject = try Self.text("sub", claims), Principal.isFit(subject: subject) else {
            throw .invalidToken("The token does not say for whom it is.")
        }
        guard let expiry = try Self.time("exp", claims) else {
            throw .invalidToken("The token has no expiry.")
        }
        self.subject = subject
        self.expiry = expiry
        notBefore = try Self.time("nbf", claims)
        issuer = try Self.text("iss", claims)
        audience = try Self.audience(claims)
        scopes = Set((try Self.text("scope", claims) ?? "").split(separator: " ").map(String.init))
    }

    private static func text(_ name: String, _ claims: JSONObject) throws(Problem) -> String? {
        guard let value = claims[name] else {
            return nil
        }
        guard let text = value.string else {
            throw .invalidToken("The token's \(name) is not a string.")
        }
        return text
    }

    private static func time(_ name: String, _ claims: JSONObject) throws(Problem) -> Double? {
        guard let value = claims[name] else {
            return nil
        }
        guard let number = value.number, let seconds = Double(number.text), seconds.isFinite else {
            throw .invalidToken("The token's \(name) is not a time in seconds.")
        }
        return seconds
    }

    private static func audience(_ claims: JSONObject) throws(Problem) -> [String] {
        switch claims["aud"] {
        case nil: return []
        case .string(let one)?: return [one]
        case .array(let several)? where several.allSatisfy({ $0.string != nil }): return several.compactMap(\.string)
        default: throw .invalidToken("The token's aud is neither a string nor a list of strings.")
        }
    }
}
