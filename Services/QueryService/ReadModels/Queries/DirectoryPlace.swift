public import FoundationEssentials
public import UserContract

/// Where a page of users ended.
public struct DirectoryPlace: Sendable, Hashable {
    public enum Key: Sendable, Hashable {
        case time(Timestamp)
        case text(String)
    }

    /// The last user's sort key.
    public var key: Key
    public var user: UUID
    /// With a moment asked for: the position it was resolved to, so that every page sees the same moment.
    public var moment: Int64?

    public init(key: Key, user: UUID, moment: Int64?) {
        self.key = key
        self.user = user
        self.moment = moment
    }
}
