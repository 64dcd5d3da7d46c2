public import FoundationEssentials

/// The end of the name and e-mail that a user had until now.
public struct NameClosure: Sendable, Hashable {
    public var userID: UUID
    /// Exclusive.
    public var end: Int64
}
