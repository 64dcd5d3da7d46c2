/// Tokens already checked: a client sends the same one with every request, and checking costs more than most answers.
///
/// Bounded; when full it starts anew, which a flood of distinct valid tokens alone can cause.
struct VerifiedTokens: Sendable {
    static let capacity = 1_000

    private var entries: [String: VerifiedToken] = [:]

    subscript(token: String) -> VerifiedToken? {
        get { entries[token] }
        set {
            if entries.count >= Self.capacity {
                entries.removeAll(keepingCapacity: true)
            }
            entries[token] = newValue
        }
    }
}
