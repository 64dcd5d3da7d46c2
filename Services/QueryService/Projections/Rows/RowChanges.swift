public import FoundationEssentials
internal import UserContract

/// Every row that a run of events changes, each at most once, ready to be written set at a time.
public struct RowChanges: Sendable {
    /// The last state of each touched user, in the order in which they were first touched.
    public let users: [ProjectedUser]
    public private(set) var closures: [VersionClosure] = []
    public private(set) var versions: [UserVersionRow] = []
    public private(set) var names = NameChanges()
    public let statistics: StatisticsChanges
    /// The audit has a row per event, so the events are its rows.
    public let events: ArraySlice<ProjectedEvent>

    /// - Parameters:
    ///   - events: those after the checkpoint, in order.
    ///   - known: the users that the events touch, as they are at the checkpoint.
    public init(
        of events: ArraySlice<ProjectedEvent>, after checkpoint: Checkpoint, to known: [UUID: ProjectedUser]
    ) throws(DeliveryProblem) {
        if let first = events.first, let last = checkpoint.recordedAt, first.timestamp <= last {
            throw .timeStandsStill(position: first.position)
        }
        var users: [ProjectedUser] = []
        versions.reserveCapacity(events.count)
        var places: [UUID: (user: Int, version: Int)] = [:]
        for event in events {
            let end = VersionEnd(position: event.position, time: event.timestamp)
            if let place = places[event.userID] {
                let before = users[place.user]
                let user = try UserFold.apply(event, to: before)
                users[place.user] = user
                names.add(user, after: before, at: event.position)
                versions[place.version].end = end
                places[event.userID]?.version = versions.count
                versions.append(UserVersionRow(user: user, position: event.position, end: nil))
            } else {
                let before = known[event.userID]
                let user = try UserFold.apply(event, to: before)
                names.add(user, after: before, at: event.position)
                if let before {
                    closures.append(VersionClosure(userID: before.id, revision: before.revision, end: end))
                }
                places[event.userID] = (users.count, versions.count)
                users.append(user)
                versions.append(UserVersionRow(user: user, position: event.position, end: nil))
            }
        }
        self.events = events
        self.users = users
        statistics = StatisticsChanges(of: events, before: known, after: users)
    }
}
