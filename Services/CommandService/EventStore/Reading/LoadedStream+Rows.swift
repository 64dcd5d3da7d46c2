import CommandApplication
import FoundationEssentials
import Postgres

extension LoadedStream {
    /// The answer of `load_stream.sql`.
    init(_ rows: Rows, aggregate: UUID, commandID: UUID?) throws(PostgresError) {
        self.init(events: [])
        events.reserveCapacity(rows.count)
        for row in rows {
            guard let kind = try row.decode(column: 0, as: String?.self) else {
                events.append(try LoadedEvent(row))
                continue
            }
            if kind == "snapshot" {
                snapshot = try StoredSnapshot(row, aggregate: aggregate)
            } else if let commandID {
                handled = try HandledCommand(row, commandID: commandID)
            }
        }
    }

    /// The last position of which this tells something.
    var lastToldPosition: Int64 { max(position, handled?.lastPosition ?? 0) }
}
