import CommandApplication
import FoundationEssentials
import Postgres

extension StoredSnapshot {
    /// The row of `load_stream.sql` that is a snapshot.
    init(_ row: Row, aggregate: UUID) throws(PostgresError) {
        self.init(
            aggregateID: aggregate,
            revision: try row.decode(column: 1, as: Int64.self),
            position: try row.decode(column: 2, as: Int64.self),
            version: Int(try row.decode(column: 4, as: Int32.self)),
            state: try row.decode(column: 5, as: JSONText.self).bytes)
    }
}
