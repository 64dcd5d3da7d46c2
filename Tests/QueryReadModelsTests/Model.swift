import FoundationEssentials
import QueryProjections
import QueryReadModels
import UserContract

/// What the read models must say, by the shortest way there is: fold a prefix of the log, then filter and sort it.
struct Model {
    let events: [ProjectedEvent]

    func users(at position: Int64) -> [UUID: ProjectedUser] {
        events.prefix(Int(position)).reduce(into: [:]) { users, event in
            users[event.userID] = try! UserFold.apply(event, to: users[event.userID])
        }
    }

    /// How many events had been recorded at a time.
    func position(at time: Timestamp) -> Int64 {
        Int64(events.prefix { $0.timestamp <= time }.count)
    }

    func list(_ query: DirectoryQuery, at position: Int64) -> [[UInt8]] {
        users(at: position).values.filter { fits($0, query) }
            .sorted { precedes($0, $1, query.sort) }
            .map(\.document)
    }

    func history(of id: UUID, at position: Int64) -> [[UInt8]] {
        events.prefix(Int(position)).filter { $0.userID == id }.map(\.auditEntry)
    }

    func audit(_ query: AuditQuery, at position: Int64) -> [AuditRecord] {
        events.prefix(Int(position)).reversed()
            .filter { event in
                (query.actor ?? event.origin.actor) == event.origin.actor
                    && (query.eventType ?? event.event.type) == event.event.type
                    && (query.user ?? event.userID) == event.userID
                    && (query.correlationID ?? event.origin.correlationID) == event.origin.correlationID
                    && (query.from.map { event.timestamp >= $0 } ?? true)
                    && (query.to.map { event.timestamp < $0 } ?? true)
            }
            .map { AuditRecord(position: $0.position, user: $0.userID, entry: $0.auditEntry) }
    }

    private func fits(_ user: ProjectedUser, _ query: DirectoryQuery) -> Bool {
        if let email = query.email, user.email.lowercased() != email.text.lowercased() { return false }
        if let name = query.name, user.name != name.text { return false }
        if let status = query.status, user.status != status { return false }
        if let deleted = query.deleted, (user.deletion != nil) != deleted { return false }
        if let from = query.createdFrom, user.createdAt < from { return false }
        if let to = query.createdTo, user.createdAt >= to { return false }
        if let text = query.text {
            let text = text.lowercased()
            return user.name.lowercased().contains(text) || user.email.lowercased().contains(text)
        }
        return true
    }

    private func precedes(_ left: ProjectedUser, _ right: ProjectedUser, _ sort: DirectorySort) -> Bool {
        let (first, second) = sort.descending ? (right, left) : (left, right)
        switch sort.key {
        case .createdAt where first.createdAt != second.createdAt: return first.createdAt < second.createdAt
        case .updatedAt where first.updatedAt != second.updatedAt: return first.updatedAt < second.updatedAt
        case .name where first.name.lowercased() != second.name.lowercased():
            return first.name.lowercased().utf8.lexicographicallyPrecedes(second.name.lowercased().utf8)
        case .email where first.email.lowercased() != second.email.lowercased():
            return first.email.lowercased().utf8.lexicographicallyPrecedes(second.email.lowercased().utf8)
        default: return first.id.text < second.id.text
        }
    }
}
