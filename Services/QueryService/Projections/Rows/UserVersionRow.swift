/// One revision of a user with its validity: from `position` and `user.updatedAt`, inclusive, to `end`, exclusive.
public struct UserVersionRow: Sendable, Hashable {
    public var user: ProjectedUser
    public var position: Int64
    /// nil while it is the newest.
    public var end: VersionEnd?

    public init(user: ProjectedUser, position: Int64, end: VersionEnd?) {
        self.user = user
        self.position = position
        self.end = end
    }
}
