public import FoundationEssentials
public import UserContract

/// Which events somebody wants to see. What is nil does not narrow.
public struct EventFilter: Sendable, Hashable {
    public var aggregateID: UUID?
    public var types: Set<String>?
    /// Inclusive.
    public var from: Timestamp?
    /// Exclusive.
    public var to: Timestamp?

    public init(aggregateID: UUID? = nil, types: Set<String>? = nil, from: Timestamp? = nil, to: Timestamp? = nil) {
        self.aggregateID = aggregateID
        self.types = types
        self.from = from
        self.to = to
    }
}
