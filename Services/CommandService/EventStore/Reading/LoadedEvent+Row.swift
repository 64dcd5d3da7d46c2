import CommandApplication
import Postgres

extension LoadedEvent {
    /// A row of `load_stream.sql` that is an event.
    init(_ row: Row) throws(PostgresError) {
        self.init(
            revision: try row.decode(column: 1, as: Int64.self),
            position: try row.decode(column: 2, as: Int64.self),
            type: try row.decode(column: 3, as: String.self),
            version: Int(try row.decode(column: 4, as: Int32.self)),
            data: try row.decode(column: 5, as: JSONText.self).bytes)
    }
}
