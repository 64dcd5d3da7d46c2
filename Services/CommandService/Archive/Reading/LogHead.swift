import FoundationEssentials
import Postgres
import UserContract

/// The head row of a log: its name and how far it goes.
struct LogHead: Sendable {
    let logID: UUID
    let position: Int64
    let recordedAt: Timestamp

    init(_ rows: Rows) throws {
        guard let row = rows.first else { throw ArchiveProblem("The log has no head: its database is damaged.") }
        logID = try row.decode(column: 0, as: UUID.self)
        position = try row.decode(column: 1, as: Int64.self)
        recordedAt = Timestamp(
            microseconds: try row.decode(column: 2, as: PostgresTimestamp.self).microsecondsSince1970)
    }
}
