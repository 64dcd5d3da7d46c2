/// Why a value does not fit a `ParamType`, as a sentence without its subject: "must be a string".
public struct ParamFault: Error, Sendable, Hashable {
    public let problem: String

    public init(_ problem: String) {
        self.problem = problem
    }
}
