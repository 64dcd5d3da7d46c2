import QueryProjections
import QueryReadModels
import UserContract

extension Model {
    /// Counted anew from every event, without the differences that the apply works with.
    func statistics(at position: Int64) -> DirectoryStatistics {
        var statistics = DirectoryStatistics(users: [.active: 0, .suspended: 0, .deactivated: 0, .deleted: 0])
        for user in users(at: position).values {
            let state = user.deletion != nil ? "deleted" : user.status.rawValue
            statistics.users[UserState(rawValue: state)!]! += 1
        }
        var days: [String: DayCounts] = [:]
        for event in events.prefix(Int(position)) {
            statistics.events[event.event.type, default: 0] += 1
            let day = String(event.timestamp.rfc3339.prefix(10))
            if event.event.type == .created { days[day, default: DayCounts()].created += 1 }
            if event.event.type == .deleted { days[day, default: DayCounts()].deleted += 1 }
        }
        statistics.days = days.sorted { $0.key < $1.key }.map { DayStatistics(day: $0.key, counts: $0.value) }
        return statistics
    }

}
