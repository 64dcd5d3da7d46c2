/// Where a ``CuttingProxy`` breaks a connection, and how.
public struct ProxyCut: Sendable, Hashable, CustomStringConvertible {
    public enum Manner: Sendable, Hashable, CaseIterable {
        /// Both sides at once.
        case reset
        /// The client's side only: what has come from it still reaches the server, which is not told that nobody listens.
        case orphan
        /// Nothing passes any more, and nothing is closed until the client does.
        case silence
    }

    public var manner: Manner
    public var direction: ProxyDirection
    /// So many bytes still pass, counted from the beginning of the conversation; the cut comes right behind them. For 0 it
    /// comes when there is something to pass.
    public var offset: Int

    public init(_ manner: Manner, _ direction: ProxyDirection, after offset: Int) {
        self.manner = manner
        self.direction = direction
        self.offset = offset
    }

    public var description: String { "\(manner) after \(offset) bytes \(direction)" }
}
