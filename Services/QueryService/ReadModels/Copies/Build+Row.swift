import FoundationEssentials
import Postgres
import UserContract

extension Build {
    /// A row of `find_build`.
    init(_ row: Row) throws {
        guard let kind = BuildKind(rawValue: try row.decode(column: 1)),
            let state = BuildState(rawValue: try row.decode(column: 3))
        else {
            throw ReadModelError.broken(detail: "A stored build is of a kind or state that this program does not know.")
        }
        self.init(
            id: try row.decode(column: 0), kind: kind, version: Int(try row.decode(column: 2, as: Int32.self)),
            state: state, requestedBy: try row.decode(column: 4),
            requestedAt: Timestamp(try row.decode(column: 5, as: PostgresTimestamp.self)))
        finishedAt = try Self.time(row, 6)
        isPrepared = try row.decode(column: 7)
        replayID = try row.decode(column: 8)
        replayFrom = try row.decode(column: 9)
        toPosition = try row.decode(column: 10)
        replays = Int(try row.decode(column: 11, as: Int32.self))
        position = try row.decode(column: 12)
        filledFrom = try row.decode(column: 13)
        fillingSince = try Self.time(row, 14)
        progressedAt = try Self.time(row, 15)
        liveDiverged = try row.decode(column: 16)
        differences = try row.decode(column: 17)
        error = try row.decode(column: 18)
        liveBefore = try row.decode(column: 19)
    }

    private static func time(_ row: Row, _ column: Int) throws(PostgresError) -> Timestamp? {
        try row.decode(column: column, as: PostgresTimestamp?.self).map(Timestamp.init)
    }

    /// What `update_build` takes.
    var binds: Binds {
        [
            id, state.rawValue, isPrepared, replayID, replayFrom, toPosition, Int32(replays), position, filledFrom,
            fillingSince?.postgres, progressedAt?.postgres, liveDiverged, differences, error, liveBefore,
        ]
    }
}
