public import UserContract

/// A page of users. A filter that is nil does not take part.
public struct DirectoryQuery: Sendable, Hashable {
    public var email: EmailAddress?
    public var name: UserName?
    public var status: UserStatus?
    /// Any part of the name or the e-mail, in any letter case.
    public var text: String?
    /// nil: both.
    public var deleted: Bool? = false
    public var createdFrom: Timestamp?
    /// Exclusive.
    public var createdTo: Timestamp?
    /// The directory as it was then; nil: as it is.
    public var at: Timestamp?
    public var sort = DirectorySort(.createdAt)
    public var limit = 20
    /// Where the page before ended.
    public var after: DirectoryPlace?

    public init() {}
}
