import CommandApplication
import FoundationEssentials
import Postgres

extension HandledCommand {
    /// The row of `load_stream.sql` that tells of a command.
    init(_ row: Row, commandID: UUID) throws(PostgresError) {
        self.init(
            commandID: commandID,
            fingerprint: try row.decode(column: 7, as: Bytes.self).bytes,
            aggregateID: try row.decode(column: 6, as: UUID.self),
            firstRevision: try row.decode(column: 8, as: Int64.self),
            lastRevision: try row.decode(column: 1, as: Int64.self),
            firstPosition: try row.decode(column: 9, as: Int64.self),
            lastPosition: try row.decode(column: 2, as: Int64.self))
    }
}
