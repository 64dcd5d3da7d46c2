/// What is wrong with one parameter of a request: `detail` is a phrase such as "must be a UUID".
public struct ParameterProblem: Sendable, Hashable {
    public let parameter: String
    public let detail: String

    public init(_ parameter: String, _ detail: String) {
        self.parameter = parameter
        self.detail = detail
    }
}
