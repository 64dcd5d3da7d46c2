/// A page of one user's history, oldest first. The place is the position of the last entry.
public struct History: Sendable {
    /// False when there never was such a user.
    public var userExists: Bool
    public var page: Page<Int64>

    public init(userExists: Bool, page: Page<Int64>) {
        self.userExists = userExists
        self.page = page
    }
}
