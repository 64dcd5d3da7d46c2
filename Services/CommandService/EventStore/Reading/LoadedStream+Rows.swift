import CommandApplication
import FoundationEssentials
import Postgres

extension LoadedStream {
    /// The answer of `load_stream.sql`.
    init(_ rows: Rows, aggregate: UUID, commandID: UUID?) throws(PostgresError) {
        self.init(events: [])
        events.reserveCapacity(rows.count)
        for row in rows {
            let version = try row.decode(column: 3, as: Int32?.self)
            if let version, let type = try row.decode(column: 2, as: String?.self) {
                events.append(try LoadedEvent(row, type: type, version: Int(version)))
            } else if let version {
                snapshot = try StoredSnapshot(row, aggregate: aggregate, version: Int(version))
            } else if let commandID {
                handled = try HandledCommand(row, commandID: commandID)
            }
        }
        // They come in order, so this only looks; but the statement does not promise it.
        events.sort { $0.revision < $1.revision }
    }

    /// The last position of which this tells something.
    var lastToldPosition: Int64 { max(position, handled?.lastPosition ?? 0) }
}
