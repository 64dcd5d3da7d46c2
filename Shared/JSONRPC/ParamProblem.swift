/// What is wrong with one param.
public struct ParamProblem: Sendable, Hashable {
    /// The param's name, or `[7]` for the first value by position that is too many (counted from 0).
    public let param: String

    /// A sentence without its subject: "must not be null".
    public let problem: String

    public init(param: String, problem: String) {
        self.param = param
        self.problem = problem
    }
}
