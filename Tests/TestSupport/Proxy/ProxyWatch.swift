/// What a ``CuttingProxy`` watches for, and what it does then.
struct ProxyWatch: Sendable {
    /// The conversation begins with the first message of a client that holds these bytes.
    var anchor: [UInt8]
    var cut: ProxyCut?
    /// On how many more connections the cut is made.
    var remaining: Int
    /// Told apart from watches before it, which connections may still be following.
    var number: Int
}
