import CommandApplication
import FoundationEssentials
import JSON
import Postgres
import UserContract

extension HandledCommand {
    /// The row of `load_stream.sql` that tells of a command.
    init(_ row: Row, commandID: UUID) throws(PostgresError) {
        let data = try row.decode(column: 4, as: JSONText.self)
        guard let members = try? JSONParser.parse(data.bytes),
            let aggregateID = members["aggregate_id"]?.string.flatMap({ UUID(text: $0) }),
            let fingerprint = members["fingerprint"]?.string.flatMap(Hexadecimal.bytes(of:)),
            let firstRevision = members["first_revision"]?.integer,
            let firstPosition = members["first_position"]?.integer
        else { throw PostgresError(decoding: "A handled command cannot be read.") }
        self.init(
            commandID: commandID, fingerprint: fingerprint, aggregateID: aggregateID, firstRevision: firstRevision,
            lastRevision: try row.decode(column: 0, as: Int64.self), firstPosition: firstPosition,
            lastPosition: try row.decode(column: 1, as: Int64.self))
    }
}
