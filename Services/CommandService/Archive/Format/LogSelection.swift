public import FoundationEssentials
public import UserContract

/// Which part of a log: all of it, one user's, or a span of time.
public struct LogSelection: Sendable, Hashable {
    public static let everything = LogSelection()

    public var user: UUID?
    /// Inclusive.
    public var from: Timestamp?
    /// Exclusive.
    public var to: Timestamp?

    public init(user: UUID? = nil, from: Timestamp? = nil, to: Timestamp? = nil) {
        self.user = user
        self.from = from
        self.to = to
    }
}
