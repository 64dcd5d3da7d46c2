import CommandApplication
import FoundationEssentials
import Postgres

extension HandledCommand {
    /// The row of `load_stream.sql` that has no event type.
    init(_ row: Row) throws(PostgresError) {
        self.init(
            commandID: try row.decode(column: 1, as: UUID.self),
            fingerprint: try row.decode(column: 9, as: Bytes.self).bytes,
            aggregateID: try row.decode(column: 0, as: UUID.self),
            firstRevision: try row.decode(column: 10, as: Int64.self),
            lastRevision: try row.decode(column: 11, as: Int64.self),
            firstPosition: try row.decode(column: 12, as: Int64.self),
            lastPosition: try row.decode(column: 2, as: Int64.self))
    }
}
