/// One param and what is wrong with it, as the end of a sentence.
public struct InvalidParam: Sendable, Hashable {
    public var param: String
    public var problem: String

    public init(param: String, problem: String) {
        self.param = param
        self.problem = problem
    }
}
