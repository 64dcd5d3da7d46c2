/// `USER_DELETED`
public struct UserDeleted: Sendable, Hashable {
    /// The subject of the token that gave the command.
    public var deletedBy: String
    public var reason: String

    public init(deletedBy: String, reason: String) {
        self.deletedBy = deletedBy
        self.reason = reason
    }
}
