import CommandApplication
import FoundationEssentials
import Postgres

extension StoredSnapshot {
    /// The row of `load_stream.sql` that is a snapshot.
    init(_ row: Row, aggregate: UUID, version: Int) throws(PostgresError) {
        self.init(
            aggregateID: aggregate,
            revision: try row.decode(column: 0, as: Int64.self),
            position: try row.decode(column: 1, as: Int64.self),
            version: version,
            state: try row.decode(column: 4, as: JSONText.self).bytes)
    }
}
