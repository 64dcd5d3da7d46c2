public import FoundationEssentials
internal import Postgres
internal import UserContract

extension ReadModels {
    /// The user now; nil when there never was one of that id.
    public func user(_ id: UUID) async throws(ReadModelError) -> Snapshot<UserRecord?> {
        let rows = try await execute(Statements.findUser, [id])
        guard let row = rows.first else { throw .noCheckpoint }
        return try read {
            let position = try row.decode(column: 0, as: Int64.self)
            guard let revision = try row.decode(column: 1, as: Int64?.self) else {
                return Snapshot(position: position, value: nil)
            }
            let record = UserRecord(
                revision: revision, isDeleted: try row.decode(column: 2),
                document: try row.decode(column: 3, as: JSONText.self).bytes)
            return Snapshot(position: position, value: record)
        }
    }

    /// The user as it was; nil when it did not exist then.
    public func user(_ id: UUID, at moment: UserMoment) async throws(ReadModelError) -> Snapshot<PastUser?> {
        let rows =
            switch moment {
            case .time(let time): try await execute(Statements.findUserAtTime, [id, time.postgres])
            case .revision(let revision): try await execute(Statements.findUserAtRevision, [id, revision])
            case .position(let position): try await execute(Statements.findUserAtPosition, [id, position])
            }
        guard let row = rows.first else { throw .noCheckpoint }
        return try read {
            let position = try row.decode(column: 0, as: Int64.self)
            let recordedAt = try row.decode(column: 1, as: PostgresTimestamp?.self).map(Timestamp.init)
            guard let revision = try row.decode(column: 2, as: Int64?.self) else {
                return Snapshot(position: position, value: nil, recordedAt: recordedAt)
            }
            let isFinal =
                switch moment {
                case .time(let time): recordedAt.map { $0 > time } ?? false
                case .revision: position > (try row.decode(column: 3, as: Int64.self))
                case .position(let wanted): position > wanted
                }
            let record = UserRecord(
                revision: revision, isDeleted: try row.decode(column: 5),
                document: try row.decode(column: 6, as: JSONText.self).bytes)
            return Snapshot(
                position: position,
                value: PastUser(record: record, recordedAt: Timestamp(try row.decode(column: 4)), isFinal: isFinal),
                recordedAt: recordedAt)
        }
    }
}
