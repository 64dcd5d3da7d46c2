/// Who calls: the token's `sub` and scopes.
public struct Principal: Sendable, Hashable {
    public let subject: String
    /// As the token has them: an issuer may also give scopes of other services.
    public let scopes: Set<String>

    public init(subject: String, scopes: Set<String>) {
        self.subject = subject
        self.scopes = scopes
    }

    /// The subject is recorded with every event, so it obeys the rules of stored text.
    public static func isFit(subject: String) -> Bool {
        (1...200).contains(subject.unicodeScalars.count)
            && subject.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    }

    public func has(_ scope: Scope) -> Bool {
        scopes.contains(scope.rawValue)
    }

    /// Throws the 403 problem unless the token carries the scope.
    public func require(_ scope: Scope) throws(Problem) {
        guard has(scope) else {
            throw .forbidden(scope: scope)
        }
    }
}
