internal import FoundationEssentials
public import UserContract

/// By how much a run of events changes the numbers of all users.
public struct StatisticsChanges: Sendable, Hashable {
    /// Differences: those who became something less those who ceased to be it. Without zeros.
    public private(set) var users: [UserState: Int64] = [:]
    /// By UTC day, counted from 1970-01-01. A restoration takes nothing back: the deletion did happen.
    public private(set) var days: [Int64: DayCounts] = [:]
    public private(set) var events: [UserEventType: Int64] = [:]

    /// - Parameters:
    ///   - before: the users that the events touch, as they were; those that the events made are not among them.
    ///   - after: the same users, as they are then.
    init(of events: ArraySlice<ProjectedEvent>, before: [UUID: ProjectedUser], after: [ProjectedUser]) {
        for event in events {
            self.events[event.event.type, default: 0] += 1
            switch event.event {
            case .created: days[event.timestamp.day, default: DayCounts()].created += 1
            case .deleted: days[event.timestamp.day, default: DayCounts()].deleted += 1
            default: break
            }
        }
        for user in after {
            if let user = before[user.id] {
                users[UserState(user), default: 0] -= 1
            }
            users[UserState(user), default: 0] += 1
        }
        users = users.filter { $0.value != 0 }
    }
}

extension Timestamp {
    /// The UTC day, counted from 1970-01-01.
    fileprivate var day: Int64 {
        let length: Int64 = 86_400_000_000
        return microseconds >= 0 ? microseconds / length : (microseconds + 1) / length - 1
    }
}
