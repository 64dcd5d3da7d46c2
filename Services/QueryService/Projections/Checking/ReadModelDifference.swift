public import FoundationEssentials

/// A row of the read models that is not what the log says. It holds no value: they are personal.
public struct ReadModelDifference: Sendable, Hashable {
    /// Which answer is wrong with it.
    public enum Kind: String, Sendable, CaseIterable {
        /// The user as it is now.
        case user
        /// The user as it was at one of its revisions.
        case version
        case audit
    }

    public enum Problem: Sendable, Hashable {
        case missing
        /// Names of the columns.
        case different(fields: [String])
    }

    public var kind: Kind
    public var user: UUID
    public var revision: Int64
    public var problem: Problem

    public init(kind: Kind, user: UUID, revision: Int64, problem: Problem) {
        self.kind = kind
        self.user = user
        self.revision = revision
        self.problem = problem
    }
}
