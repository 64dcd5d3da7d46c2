import CommandApplication
import FoundationEssentials
import Postgres
import UserContract

extension RecordedEvent {
    /// A row of `page_events.sql` or `page_user_events.sql`.
    init(_ row: Row) throws(PostgresError) {
        self.init(
            eventID: try row.decode(column: 1, as: UUID.self),
            aggregateID: try row.decode(column: 0, as: UUID.self),
            revision: try row.decode(column: 3, as: Int64.self),
            version: Int(try row.decode(column: 5, as: Int32.self)),
            position: try row.decode(column: 2, as: Int64.self),
            timestamp: Timestamp(
                microseconds: try row.decode(column: 6, as: PostgresTimestamp.self).microsecondsSince1970),
            type: try row.decode(column: 4, as: String.self),
            data: try row.decode(column: 7, as: JSONText.self).bytes,
            metadata: try row.decode(column: 8, as: JSONText.self).bytes)
    }
}

extension HandledCommand {
    /// A row of `declare_commands.sql`.
    init(_ row: Row) throws(PostgresError) {
        self.init(
            commandID: try row.decode(column: 0, as: UUID.self),
            fingerprint: try row.decode(column: 1, as: Bytes.self).bytes,
            aggregateID: try row.decode(column: 2, as: UUID.self),
            firstRevision: try row.decode(column: 3, as: Int64.self),
            lastRevision: try row.decode(column: 4, as: Int64.self),
            firstPosition: try row.decode(column: 5, as: Int64.self),
            lastPosition: try row.decode(column: 6, as: Int64.self))
    }
}
