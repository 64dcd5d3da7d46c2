/// Who calls: the token's `sub` and scopes.
public struct Principal: Sendable, Hashable {
    public let subject: String
    public let scopes: Set<String>

    public init(subject: String, scopes: Set<String>) {
        self.subject = subject
        self.scopes = scopes
    }

    public func has(_ scope: String) -> Bool {
        scopes.contains(scope)
    }

    /// Throws the 403 problem unless the token carries the scope.
    public func require(_ scope: String) throws(Problem) {
        guard has(scope) else {
            throw .forbidden(scope: scope)
        }
    }
}
