public import FoundationEssentials
public import Postgres
public import UserContract

/// Writes into a log past the service: what programs of other versions have left there.
public struct HandWrittenLog: Sendable {
    private let owner: PostgresClient

    /// - Parameter owner: a client of the role that owns the tables.
    public init(owner: PostgresClient) {
        self.owner = owner
    }

    /// Writes one event as a command of its own behind the log's last.
    /// - Parameters:
    ///   - taking: the e-mail in normal form that the event reserves for the user.
    ///   - releasing: the one that it gives back.
    @discardableResult
    public func write(
        _ type: UserEventType, version: Int, _ data: [UInt8], of user: UUID, revision: Int64,
        commandID: UUID = .version7(), fingerprint: [UInt8] = Array(repeating: 0, count: 32), taking: String? = nil,
        releasing: String? = nil
    ) async throws -> UUID {
        let eventID = UUID.version7()
        let metadata = EventMetadata(actor: "admin", commandID: commandID, correlationID: "c-1").encoded()
        try await owner.withTransaction { transaction in
            let rows = try await transaction.execute(
                Self.event,
                [
                    user, revision, eventID, type.rawValue, Int32(version), JSONText(data), JSONText(metadata),
                ])
            let position = try rows[0].decode(column: 0, as: Int64.self)
            _ = try await transaction.execute(Self.command, [commandID, user, Bytes(fingerprint), revision, position])
            if let releasing { _ = try await transaction.execute(Self.release, [releasing]) }
            if let taking { _ = try await transaction.execute(Self.reservation, [taking, user]) }
        }
        return eventID
    }

    private static let event = Statement(
        name: "",
        sql: """
            WITH head AS (
                UPDATE heads
                SET position = position + 1,
                    recorded_at = greatest(clock_timestamp(), recorded_at + interval '1 microsecond')
                WHERE log_id = 1
                RETURNING position, recorded_at
            )
            INSERT INTO events (
                log_id, position, recorded_at, stream_id, revision, event_id, event_type, schema_version, data, metadata
            )
            SELECT 1, head.position, head.recorded_at, $1, $2, $3, $4, $5, $6, $7 FROM head
            RETURNING position
            """)

    private static let command = Statement(
        name: "",
        sql: """
            INSERT INTO commands (
                log_id, command_id, stream_id, fingerprint, first_revision, last_revision, first_position, last_position
            ) VALUES (1, $1, $2, $3, $4, $4, $5, $5)
            """)

    private static let release = Statement(
        name: "", sql: "DELETE FROM reservations WHERE log_id = 1 AND kind = 'email' AND value = $1")

    private static let reservation = Statement(
        name: "", sql: "INSERT INTO reservations (log_id, kind, value, stream_id) VALUES (1, 'email', $1, $2)")
}
