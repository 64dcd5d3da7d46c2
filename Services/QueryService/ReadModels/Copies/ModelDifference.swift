public import FoundationEssentials

/// A row of the copy that serves that is not what the log says. Never a value: they are personal.
public struct ModelDifference: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case user
        case version
        case audit
        case statistics
    }

    public enum Problem: String, Sendable, CaseIterable {
        /// The log has it, the copy does not.
        case missing
        /// The copy has it, the log does not.
        case unexpected
        case different
    }

    /// Ascending in the order in which they were found.
    public var number: Int64
    public var kind: Kind
    public var userID: UUID?
    public var revision: Int64?
    public var position: Int64?
    public var problem: Problem
    /// Names of what differs.
    public var fields: [String]?
}
