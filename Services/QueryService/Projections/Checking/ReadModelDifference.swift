public import FoundationEssentials

/// A row of the read models that is not what the log says. Never a value: they are personal.
public struct ReadModelDifference: Sendable, Hashable {
    /// Which answer is wrong with it.
    public enum Kind: String, Sendable, CaseIterable {
        /// The user as it is now.
        case user
        /// The user as it was at one of its revisions.
        case version
        case audit
        case statistics
    }

    public enum Problem: String, Sendable, CaseIterable {
        /// The log has it, the read models do not.
        case missing
        /// The read models have it, the log does not.
        case unexpected
        case different
    }

    public var kind: Kind
    public var userID: UUID?
    public var revision: Int64?
    public var position: Int64?
    public var problem: Problem
    /// Names of what differs; nil unless it is there on both sides.
    public var fields: [String]?

    public init(
        kind: Kind, userID: UUID?, revision: Int64?, position: Int64? = nil, problem: Problem, fields: [String]? = nil
    ) {
        self.kind = kind
        self.userID = userID
        self.revision = revision
        self.position = position
        self.problem = problem
        self.fields = fields
    }
}
