import FoundationEssentials
import UserContract

/// Everything that the log says, folded: the truth that both services are held to.
struct Fold: Sendable {
    let events: [RecordedEvent]
    /// Every state that each user ever had, by revision.
    private(set) var versions: [UUID: [ExpectedUser]] = [:]

    init(_ events: [RecordedEvent]) throws {
        self.events = events
        for event in events {
            if var user = versions[event.aggregateID]?.last {
                try user.apply(event)
                versions[event.aggregateID]?.append(user)
            } else {
                versions[event.aggregateID] = [try ExpectedUser(event)]
            }
        }
    }

    var head: Int64 { Int64(events.count) }

    func time(of position: Int64) -> Timestamp { events[Int(position) - 1].timestamp }

    /// The present state of every user, in the order in which they were created.
    var users: [ExpectedUser] { state(at: head) }

    /// The state of every user when the log ended with `position`.
    func state(at position: Int64) -> [ExpectedUser] {
        versions.values.compactMap { $0.last { $0.position <= position } }
            .sorted { ($0.createdAt, $0.id.text) < ($1.createdAt, $1.id.text) }
    }

    func events(of user: UUID) -> [RecordedEvent] {
        events.filter { $0.aggregateID == user }
    }
}
