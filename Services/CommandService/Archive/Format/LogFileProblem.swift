/// Why a log file is refused, and where.
public struct LogFileProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// From 1.
    public let line: Int64
    public let problem: String

    public init(line: Int64, problem: String) {
        self.line = line
        self.problem = problem
    }

    public var description: String { "The file is refused at line \(line): \(problem)." }
}
