import CommandApplication
import Postgres

extension LoadedEvent {
    /// A row of `load_stream.sql` that is an event.
    init(_ row: Row, type: String, version: Int) throws(PostgresError) {
        self.init(
            revision: try row.decode(column: 0, as: Int64.self),
            position: try row.decode(column: 1, as: Int64.self),
            type: type, version: version,
            data: try row.decode(column: 4, as: JSONText.self).bytes)
    }
}
