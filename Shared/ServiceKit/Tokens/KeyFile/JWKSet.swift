import JSON

/// The public keys of a JWK Set (RFC 7517, section 5).
struct JWKSet: Sendable {
    /// Those that a token can be checked with.
    let keys: [VerificationKey]
    /// How many are of a kind or curve that no token is checked with here, such as RSA.
    let leftOut: Int

    init(json: [UInt8]) throws(JWKSProblem) {
        let document: JSONValue
        do {
            document = try JSONParser.parse(json, maximumDepth: 16)
        } catch {
            throw JWKSProblem("is not JSON: \(error)")
        }
        guard let members = document["keys"]?.array else {
            throw JWKSProblem("is no JWK Set: it must be a JSON object with a list \"keys\"")
        }
        var keys: [VerificationKey] = []
        for (index, member) in members.enumerated() {
            let name = Self.name(member, at: index)
            guard let jwk = member.object else {
                throw JWKSProblem("cannot be used: \(name) is not a JSON object")
            }
            do throws(JWKSProblem) {
                guard let key = try VerificationKey(jwk: jwk) else {
                    continue
                }
                try Self.expectDistinct(key, among: keys)
                keys.append(key)
            } catch {
                throw JWKSProblem("cannot be used: \(name) \(error)")
            }
        }
        self.keys = keys
        leftOut = members.count - keys.count
    }

    /// Which key is meant must never depend on the order in the file.
    private static func expectDistinct(_ key: VerificationKey, among keys: [VerificationKey]) throws(JWKSProblem) {
        guard keys.contains(where: { $0.algorithm == key.algorithm && $0.id == key.id }) else {
            return
        }
        throw JWKSProblem(
            key.id == nil
                ? "needs a kid, because another key for \(key.algorithm.rawValue) has none either"
                : "has the kid of another key for \(key.algorithm.rawValue)")
    }

    private static func name(_ jwk: JSONValue, at index: Int) -> String {
        let place = "key \(index + 1)"
        return jwk["kid"]?.string.map { "\(place) (kid \"\($0.prefix(100))\")" } ?? place
    }
}
