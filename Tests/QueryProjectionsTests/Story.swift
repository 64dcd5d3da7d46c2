import FoundationEssentials
import QueryProjections
import UserContract

/// Makes events as the log would hand them out: positions and times go on, revisions go on per user.
struct Story {
    static let start: Int64 = 1_773_589_620_000_000

    private(set) var events: [ProjectedEvent] = []
    private var revisions: [UUID: Int64] = [:]

    static func id(_ number: Int) -> UUID {
        let digits = String(number)
        return UUID(text: "00000000-0000-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits)!
    }

    static func time(_ position: Int64) -> Timestamp {
        Timestamp(microseconds: start + position * 1_000_000)
    }

    @discardableResult
    mutating func append(_ event: UserEvent, to user: Int = 1, reason: String? = nil) -> ProjectedEvent {
        let position = Int64(events.count + 1)
        let revision = revisions[Self.id(user), default: 0] + 1
        revisions[Self.id(user)] = revision
        let recorded = ProjectedEvent(
            position: position, eventID: Self.id(100_000 + Int(position)), userID: Self.id(user), revision: revision,
            timestamp: Self.time(position), event: event,
            origin: EventOrigin(actor: "admin", reason: reason, correlationID: "c-\(position)", commandID: Self.id(7)))
        events.append(recorded)
        return recorded
    }

    @discardableResult
    mutating func create(_ name: String, _ email: String, user: Int = 1) -> ProjectedEvent {
        append(.created(.init(name: name, email: email, status: .active, locale: "en")), to: user)
    }

    mutating func rename(_ from: String, _ to: String, user: Int = 1) {
        append(.nameChanged(.init(name: to, previousName: from)), to: user)
    }
}
