import FoundationEssentials
import QueryProjections
import UserContract

/// A log that goes on: two creations to a change of one of the users created before.
struct BenchmarkEvents {
    private var checkpoint: Checkpoint
    private var time: Timestamp
    private var users: [UUID: ProjectedUser] = [:]
    private var ids: [UUID] = []

    init(after checkpoint: Checkpoint) {
        self.checkpoint = checkpoint
        time = checkpoint.recordedAt ?? Timestamp(microseconds: 0)
    }

    mutating func next(_ count: Int) throws -> Delivery {
        let after = checkpoint.position
        let log = checkpoint.log ?? UUID()
        var events: [ProjectedEvent] = []
        for position in (after + 1)...(after + Int64(count)) {
            time = time.advanced(byMicroseconds: 1_000_000)
            let known = position % 3 == 0 ? ids.randomElement() : nil
            let id = known ?? UUID.version7(at: time)
            if known == nil { ids.append(id) }
            let event = ProjectedEvent(
                position: position, eventID: UUID.version7(at: time), userID: id,
                revision: (users[id]?.revision ?? 0) + 1, timestamp: time, event: Self.event(position, of: users[id]),
                origin: EventOrigin(actor: "admin", correlationID: id.text, commandID: UUID.version7(at: time)))
            users[id] = try UserFold.apply(event, to: users[id])
            events.append(event)
        }
        checkpoint = Checkpoint(log: log, position: after + Int64(count), recordedAt: time)
        return try Delivery(
            log: log, after: after, afterEvent: nil, through: checkpoint.position, head: checkpoint.position,
            events: events)
    }

    private static let names = ["Sarah Connor", "Johannes Zimmermann", "Mei Tanaka", "Élodie Novák", "Ravi van Dyke"]

    private static func event(_ position: Int64, of user: ProjectedUser?) -> UserEvent {
        let name = names[Int(position % 5)] + " \(position % 1009)"
        let email = "user.\(position)@example.com"
        guard let user else { return .created(.init(name: name, email: email, status: .active, locale: "en")) }
        switch position % 4 {
        case 0: return .nameChanged(.init(name: name, previousName: user.name))
        case 1: return .emailChanged(.init(email: email, previousEmail: user.email))
        default:
            let status = UserStatus.allCases.first { $0 != user.status }!
            return .statusChanged(.init(status: status, previousStatus: user.status, reason: "r"))
        }
    }
}
