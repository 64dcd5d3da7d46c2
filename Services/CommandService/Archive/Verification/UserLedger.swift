import FoundationEssentials
import UserContract

/// What must be known of every user to judge its next event, packed: names and exact e-mails only as hashes.
struct UserLedger: Sendable {
    private var numbers: [UUID: Int32] = [:]
    private var users: [UserSketch] = []
    /// The users that are not deleted, by e-mail in normal form. The texts are shared with the sketches.
    private var owners: [String: Int32] = [:]

    var count: Int { users.count }
    /// A user that is not deleted holds exactly one e-mail.
    var deletedCount: Int { users.count - owners.count }

    var reservations: some Collection<EmailReservation> {
        let ids = [UUID](unsafeUninitializedCapacity: users.count) { buffer, count in
            for (id, number) in numbers { buffer.initializeElement(at: Int(number), to: id) }
            count = numbers.count
        }
        return owners.lazy.map { EmailReservation(email: $0.key, user: ids[Int($0.value)]) }
    }

    func holds(_ reservation: EmailReservation) -> Bool {
        guard let number = numbers[reservation.user] else { return false }
        return owners[reservation.email] == number
    }

    mutating func apply(
        _ event: UserEvent, of id: UUID, revision: Int64, at position: Int64
    ) throws(LogViolation) {
        let number = numbers[id]
        let expected = number.map { users[Int($0)].revision + 1 } ?? 1
        guard revision == expected else {
            throw LogViolation(
                .order, at: position, "of user \(id.text) revision \(expected) is due and there is \(revision)")
        }
        if case .created(let created) = event {
            guard number == nil else { throw LogViolation(.story, at: position, "it creates user \(id.text) again") }
            let new = Int32(users.count)
            numbers[id] = new
            users.append(UserSketch(created))
            try take(new, at: position)
            return
        }
        guard let number else {
            throw LogViolation(.story, at: position, "user \(id.text) was never created")
        }
        try apply(event, of: id, number: number, at: position)
    }

    private mutating func apply(
        _ event: UserEvent, of id: UUID, number: Int32, at position: Int64
    ) throws(LogViolation) {
        let held = users[Int(number)].normalEmail
        if let problem = users[Int(number)].apply(event) {
            throw LogViolation(.story, at: position, "of user \(id.text): \(problem)")
        }
        switch event {
        case .created, .nameChanged, .statusChanged: break
        case .deleted: owners[held] = nil
        case .restored: try take(number, at: position)
        case .emailChanged:
            owners[held] = nil
            try take(number, at: position)
        }
    }

    private mutating func take(_ number: Int32, at position: Int64) throws(LogViolation) {
        let other = owners.updateValue(number, forKey: users[Int(number)].normalEmail)
        guard other == nil else {
            throw LogViolation(.emails, at: position, "the e-mail of its user belongs to another user already")
        }
    }
}
