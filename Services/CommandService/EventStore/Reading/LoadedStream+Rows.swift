import CommandApplication
import Postgres
import UserContract

extension LoadedStream {
    /// The answer of `load_stream.sql`.
    init(_ rows: Rows) throws(PostgresError) {
        self.init(events: [])
        events.reserveCapacity(rows.count)
        for row in rows {
            if try row.decode(column: 4, as: String?.self) == nil {
                handled = try HandledCommand(row)
            } else {
                events.append(try RecordedEvent(row))
            }
        }
    }

    /// The last position of which this tells something.
    var lastToldPosition: Int64 { max(position, handled?.lastPosition ?? 0) }
}
