public import UserContract

/// Which copy serves, and the one that it replaced.
public struct LiveCopy: Sendable, Hashable {
    /// The copy that was replaced, as long as it is kept.
    public struct Replaced: Sendable, Hashable {
        public var version: Int
        public var position: Int64
        public var at: Timestamp

        public init(version: Int, position: Int64, at: Timestamp) {
            self.version = version
            self.position = position
            self.at = at
        }
    }

    public var version: Int
    public var previous: Replaced?

    public init(version: Int, previous: Replaced?) {
        self.version = version
        self.previous = previous
    }
}
