internal import FoundationEssentials

/// Which names and e-mails begin and end with a run of events.
public struct NameChanges: Sendable {
    public private(set) var rows: [UserNameRow] = []
    /// At most one per user: what it had before the run.
    public private(set) var closures: [NameClosure] = []
    private var newest: [UUID: Int] = [:]

    /// - Parameter before: the user as it was, nil when the event made it.
    mutating func add(_ user: ProjectedUser, after before: ProjectedUser?, at position: Int64) {
        let row = UserNameRow(user, position: position)
        if let before, row.isOf(before) { return }
        if let known = newest[user.id] {
            rows[known].end = position
        } else if before != nil {
            closures.append(NameClosure(userID: user.id, end: position))
        }
        newest[user.id] = rows.count
        rows.append(row)
    }
}
