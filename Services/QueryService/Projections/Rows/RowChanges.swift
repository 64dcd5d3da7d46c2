public import FoundationEssentials
internal import UserContract

/// Every row that a run of events changes, each at most once, ready to be written set at a time.
public struct RowChanges: Sendable {
    /// The last state of each touched user, in the order in which they were first touched.
    public private(set) var users: [ProjectedUser] = []
    public private(set) var closures: [VersionClosure] = []
    public private(set) var versions: [UserVersionRow] = []
    /// The audit has a row per event, so the events are its rows.
    public let events: ArraySlice<ProjectedEvent>

    /// - Parameters:
    ///   - events: those after the checkpoint, in order.
    ///   - known: the users that the events touch, as they are at the checkpoint.
    public init(
        of events: ArraySlice<ProjectedEvent>, after checkpoint: Checkpoint, to known: [UUID: ProjectedUser]
    ) throws(DeliveryProblem) {
        self.events = events
        if let first = events.first, let last = checkpoint.recordedAt, first.timestamp <= last {
            throw .timeStandsStill(position: first.position)
        }
        versions.reserveCapacity(events.count)
        var places: [UUID: (user: Int, version: Int)] = [:]
        for event in events {
            let end = VersionEnd(position: event.position, time: event.timestamp)
            if let place = places[event.userID] {
                let user = try UserFold.apply(event, to: users[place.user])
                users[place.user] = user
                versions[place.version].end = end
                places[event.userID]?.version = versions.count
                versions.append(UserVersionRow(user: user, position: event.position, end: nil))
            } else {
                let before = known[event.userID]
                let user = try UserFold.apply(event, to: before)
                if let before {
                    closures.append(VersionClosure(userID: before.id, revision: before.revision, end: end))
                }
                places[event.userID] = (users.count, versions.count)
                users.append(user)
                versions.append(UserVersionRow(user: user, position: event.position, end: nil))
            }
        }
    }
}
