/// `USER_RESTORED`
public struct UserRestored: Sendable, Hashable {
    /// The subject of the token that gave the command.
    public var restoredBy: String
    public var reason: String

    public init(restoredBy: String, reason: String) {
        self.restoredBy = restoredBy
        self.reason = reason
    }
}
