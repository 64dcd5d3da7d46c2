/// The first thing that is wrong with a log.
public struct LogViolation: Error, Sendable, Hashable, CustomStringConvertible {
    public let invariant: LogInvariant
    public let position: Int64
    /// Names ids and fields, never what a user is called.
    public let problem: String

    public init(_ invariant: LogInvariant, at position: Int64, _ problem: String) {
        self.invariant = invariant
        self.position = position
        self.problem = problem
    }

    public var description: String { "position \(position) is wrong, \(problem) (\(invariant.sentence))" }
}
