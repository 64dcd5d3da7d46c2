import FoundationEssentials
import Postgres
import UserContract

extension RecordedEvent {
    /// A row of `read_events.sql`.
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
