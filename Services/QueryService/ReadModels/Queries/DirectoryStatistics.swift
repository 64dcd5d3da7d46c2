public import QueryProjections
public import UserContract

/// Numbers of all users.
public struct DirectoryStatistics: Sendable, Hashable {
    /// Deleted users count as deleted only.
    public var users: [UserState: Int64]
    /// Ascending; days on which nobody was created or deleted are left out.
    public var days: [DayStatistics]
    public var events: [UserEventType: Int64]

    public init(users: [UserState: Int64] = [:], days: [DayStatistics] = [], events: [UserEventType: Int64] = [:]) {
        self.users = users
        self.days = days
        self.events = events
    }
}
