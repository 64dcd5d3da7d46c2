/// Why a JWK Set cannot be used; completes the sentence "The jwks-file …".
struct JWKSProblem: Error, Hashable, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
