public import FoundationEssentials
public import UserContract

/// A pair of name and e-mail that a user had from `position`, inclusive, to `end`, exclusive.
public struct UserNameRow: Sendable, Hashable {
    public var userID: UUID
    public var position: Int64
    /// Position of the event that changed either; nil while they are the newest.
    public var end: Int64?
    /// When the user was created.
    public var createdAt: Timestamp
    public var nameKey: String
    public var emailKey: String

    init(_ user: ProjectedUser, position: Int64) {
        userID = user.id
        self.position = position
        createdAt = user.createdAt
        nameKey = user.nameKey
        emailKey = user.emailKey
    }

    func isOf(_ user: ProjectedUser) -> Bool {
        nameKey == user.nameKey && emailKey == user.emailKey
    }
}
