public import UserContract

/// When, by whom and why a user was deleted.
public struct UserDeletion: Sendable, Hashable {
    public var at: Timestamp
    public var by: String
    public var reason: String

    public init(at: Timestamp, by: String, reason: String) {
        self.at = at
        self.by = by
        self.reason = reason
    }
}
