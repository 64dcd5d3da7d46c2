public import FoundationEssentials
public import UserContract

/// A user as the events up to one of its revisions tell it.
public struct ProjectedUser: Sendable, Hashable {
    public var id: UUID
    public var revision: Int64
    public var name: String
    public var email: String
    public var status: UserStatus
    public var locale: String
    public var createdAt: Timestamp
    /// Time of the last event, whatever it changed.
    public var updatedAt: Timestamp
    /// nil unless the user is deleted at this revision.
    public var deletion: UserDeletion?

    public init(
        id: UUID, revision: Int64, name: String, email: String, status: UserStatus, locale: String,
        createdAt: Timestamp, updatedAt: Timestamp, deletion: UserDeletion?
    ) {
        self.id = id
        self.revision = revision
        self.name = name
        self.email = email
        self.status = status
        self.locale = locale
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.deletion = deletion
    }

    /// What names are searched and sorted by.
    public var nameKey: String { SearchKey.of(name) }

    /// What makes two e-mails the same one.
    public var emailKey: String { SearchKey.of(email) }
}
