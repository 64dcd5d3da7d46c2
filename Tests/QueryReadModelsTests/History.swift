import FoundationEssentials
import QueryProjections
import TestSupport
import UserContract

/// A log of many users, made at random within the rules: e-mails move between users, users go and come back.
struct History {
    let log: UUID
    private(set) var events: [ProjectedEvent] = []
    private(set) var ids: [UUID] = []
    private var users: [UUID: ProjectedUser] = [:]
    private var random: SeededRandom
    private var clock = Timestamp(rfc3339: "2026-03-15T15:47:00Z")!

    static let actors = ["admin", "alice", "bob"]
    private static let names = [
        "Sarah", "sara", "Élodie", "Bob_%", "bob\\", "Zoë", "李", "Ann Lee", "ann lee", "O'Hara",
    ]

    init(seed: UInt64, events count: Int) {
        random = SeededRandom(seed)
        log = random.uuid()
        while events.count < count {
            step()
        }
    }

    mutating func step() {
        guard let id = ids.randomElement(using: &random), !random.chance(15) else { return create() }
        let user = users[id]!
        let actor = Self.actors.randomElement(using: &random)!
        if user.deletion != nil {
            if random.chance(50), isFree(user.email, for: id) {
                append(.restored(.init(restoredBy: actor, reason: "back")), to: id, by: actor, reason: "back")
            }
            return
        }
        switch Int.random(in: 0..<10, using: &random) {
        case 0...2:
            append(.nameChanged(.init(name: name(), previousName: user.name)), to: id, by: actor)
        case 3...5:
            let email = email()
            if isFree(email, for: id) {
                append(.emailChanged(.init(email: email, previousEmail: user.email)), to: id, by: actor)
            }
        case 6...7:
            let status = UserStatus.allCases.filter { $0 != user.status }.randomElement(using: &random)!
            append(
                .statusChanged(.init(status: status, previousStatus: user.status, reason: "r")), to: id, by: actor,
                reason: "r")
        default:
            append(.deleted(.init(deletedBy: actor, reason: "left")), to: id, by: actor, reason: "left")
        }
    }

    func delivery(after: Int64, through: Int64) throws -> Delivery {
        let (first, last) = (Int(after), Int(through))
        return try Delivery(
            log: log, after: after, afterEvent: after == 0 ? nil : events[first - 1].eventID, through: through,
            head: Int64(events.count), events: Array(events[first..<last]))
    }

    private mutating func create() {
        let email = email()
        let id = random.uuid()
        guard isFree(email, for: id) else { return }
        ids.append(id)
        let event = UserEvent.created(
            .init(name: name(), email: email, status: random.chance(80) ? .active : .suspended, locale: "en"))
        append(event, to: id, by: Self.actors.randomElement(using: &random)!)
    }

    private mutating func append(_ event: UserEvent, to id: UUID, by actor: String, reason: String? = nil) {
        // Often only a microsecond apart, so that moments between events are as rare as they can be.
        clock = clock.advanced(byMicroseconds: random.chance(50) ? 1 : Int64.random(in: 1...5_000_000, using: &random))
        let recorded = ProjectedEvent(
            position: Int64(events.count + 1), eventID: random.uuid(), userID: id,
            revision: (users[id]?.revision ?? 0) + 1, timestamp: clock, event: event,
            origin: EventOrigin(
                actor: actor, reason: reason, correlationID: "c-\(events.count / 3)", commandID: random.uuid(),
                ip: random.chance(50) ? "192.0.2.7" : nil, userAgent: nil))
        events.append(recorded)
        users[id] = try! UserFold.apply(recorded, to: users[id])
    }

    /// A few addresses for many users, so that they are left and taken over all the time.
    private mutating func email() -> String {
        let number = Int.random(in: 0..<max(12, ids.count), using: &random)
        return random.chance(50) ? "user\(number)@example.com" : "User\(number)@Example.com"
    }

    private mutating func name() -> String {
        Self.names.randomElement(using: &random)!
    }

    private func isFree(_ email: String, for id: UUID) -> Bool {
        let key = EmailAddress.normalForm(of: email)
        return !users.values.contains { $0.id != id && $0.deletion == nil && $0.emailKey == key }
    }
}

extension SeededRandom {
    mutating func uuid() -> UUID {
        let (a, b) = (next(), next())
        let bytes = (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? a : b) >> (8 * UInt64($0 % 8))) }
        return UUID(
            uuid: (
                bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7], bytes[8], bytes[9],
                bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
            ))
    }
}
