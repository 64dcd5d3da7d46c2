import JSON

/// The protected header of a JWS (RFC 7515, section 4).
///
/// It names a key by its id and never brings one (`jwk`, `jku`, `x5c`, `x5u` are not read).
struct TokenHeader {
    let algorithm: TokenAlgorithm
    let keyID: String?

    /// - Throws: the 401 problem.
    init(json: [UInt8]) throws(Problem) {
        guard case .object(let header)? = try? JSONParser.parse(json, maximumDepth: 8) else {
            throw .invalidToken("The token's header is not a JSON object.")
        }
        guard let algorithm = header["alg"]?.string.flatMap({ TokenAlgorithm(rawValue: $0) }) else {
            throw .invalidToken("The token's algorithm is not taken here.")
        }
        guard header["crit"] == nil else {
            throw .invalidToken("The token needs an extension that is not understood here.")
        }
        guard Self.isFit(type: header["typ"]) else {
            throw .invalidToken("The token is of a type that is no access token.")
        }
        guard header["kid"] == nil || header["kid"]?.string != nil else {
            throw .invalidToken("The token's kid is not a string.")
        }
        self.algorithm = algorithm
        keyID = header["kid"]?.string
    }

    /// An issuer signs other things with the same key, and says so here (RFC 8725, section 3.11; RFC 9068).
    private static func isFit(type: JSONValue?) -> Bool {
        guard let type else {
            return true
        }
        guard let name = type.string?.lowercased() else {
            return false
        }
        let short = name.hasPrefix("application/") ? String(name.dropFirst("application/".count)) : name
        return ["jwt", "at+jwt"].contains(short)
    }
}
