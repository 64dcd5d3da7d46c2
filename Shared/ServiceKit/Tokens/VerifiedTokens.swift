/// Tokens already checked: a client sends the same one with every request, and checking costs more than most answers.
///
/// Bounded; when full it starts anew, which a flood of distinct valid tokens alone can cause. It starts anew with other
/// keys too: what a removed key has signed must be good no longer.
struct VerifiedTokens: Sendable {
    static let capacity = 1_000

    private var generation = 0
    private var entries: [String: VerifiedToken] = [:]

    /// - Parameter generation: of the keys that count now.
    mutating func find(_ token: String, generation: Int) -> VerifiedToken? {
        if generation > self.generation {
            self.generation = generation
            entries.removeAll()
        }
        return entries[token]
    }

    /// - Parameter generation: of the keys that it was checked with; nothing is kept when they count no longer.
    mutating func keep(_ verified: VerifiedToken, for token: String, generation: Int) {
        guard generation == self.generation else {
            return
        }
        if entries.count >= Self.capacity {
            entries.removeAll(keepingCapacity: true)
        }
        entries[token] = verified
    }
}
