/// What is wrong with one param of an order about subscriptions.
public struct InvalidSetting: Sendable, Hashable {
    public var param: String
    /// Completes a sentence that begins with the param's name.
    public var problem: String

    public init(param: String, problem: String) {
        self.param = param
        self.problem = problem
    }
}
