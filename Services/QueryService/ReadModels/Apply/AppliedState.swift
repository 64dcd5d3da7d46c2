import FoundationEssentials
import Postgres
import QueryProjections
import UserContract

/// What the store holds of a delivery: read in one round trip, by statements that see later and later snapshots.
struct AppliedState {
    let window: AppliedWindow
    let copy: CopyStanding
    let users: [UUID: ProjectedUser]

    static func calls(for delivery: Delivery) -> [PostgresCall] {
        [
            PostgresCall(Statements.appliedCheckpoint),
            PostgresCall(Statements.appliedEvents, [delivery.after, delivery.through]),
            PostgresCall(Statements.loadUsers, [Array(Set(delivery.events.map(\.userID)))]),
            PostgresCall(Statements.appliedCheckpoint),
        ]
    }

    /// nil when the checkpoint moved, or the copy was replaced, while the answers were made: they may be of different states.
    init?(_ answers: [Rows]) throws {
        guard let before = try Self.checkpoint(answers[0]), let after = try Self.checkpoint(answers[3]),
            before == after, let copy = try CopyStanding(answers[0]), try copy == CopyStanding(answers[3])
        else { return nil }
        self.copy = copy
        var eventIDs: [Int64: UUID] = [:]
        for row in answers[1] {
            eventIDs[try row.decode(column: 0)] = try row.decode(column: 1, as: UUID.self)
        }
        var users: [UUID: ProjectedUser] = [:]
        for row in answers[2] {
            let user = try ProjectedUser(row)
            users[user.id] = user
        }
        window = AppliedWindow(checkpoint: before, eventIDs: eventIDs)
        self.users = users
    }

    static func checkpoint(_ rows: Rows) throws(PostgresError) -> Checkpoint? {
        guard let row = rows.first else { return nil }
        return Checkpoint(
            log: try row.decode(column: 0), position: try row.decode(column: 1),
            recordedAt: try row.decode(column: 2, as: PostgresTimestamp?.self).map(Timestamp.init))
    }
}
