/// Every key that a token may be signed with at the moment.
struct TokenKeys: Sendable {
    /// Counts how often the keys have changed.
    let generation: Int
    private let keys: [VerificationKey]

    init(_ keys: [VerificationKey], generation: Int = 0) {
        self.keys = keys
        self.generation = generation
    }

    /// The one key for a token: of its algorithm, and of its `kid` unless it has none and one key alone fits.
    ///
    /// The shared secret has no id, so a `kid` beside `HS256` does not count.
    func key(for header: TokenHeader) -> VerificationKey? {
        let fitting = keys.filter { $0.algorithm == header.algorithm }
        guard header.algorithm != .hs256, let id = header.keyID else {
            return fitting.count == 1 ? fitting[0] : nil
        }
        return fitting.first { $0.id == id }
    }

    func takes(_ algorithm: TokenAlgorithm) -> Bool {
        keys.contains { $0.algorithm == algorithm }
    }
}
