/// Why a test has no database.
public struct ClusterError: Error, Sendable, CustomStringConvertible {
    public let problem: String

    public init(problem: String) {
        self.problem = problem
    }

    public var description: String { problem }
}
