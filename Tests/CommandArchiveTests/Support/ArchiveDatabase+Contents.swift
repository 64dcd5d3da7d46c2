import CommandApplication
import CommandArchive
import FoundationEssentials
import Postgres
import UserContract

extension ArchiveDatabase {
    /// Puts a story into the log row by row, without the code under test.
    func fill(_ story: Story) async throws {
        let events = story.events
        _ = try await owner.execute(
            Statement(
                name: "",
                sql: """
                    INSERT INTO events (log_id, position, revision, recorded_at, stream_id, event_id, schema_version,
                        event_type, data, metadata)
                    SELECT 1, * FROM unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::uuid[], $5::uuid[],
                        $6::integer[], $7::text[], $8::json[], $9::json[])
                    """),
            [
                events.map(\.position), events.map(\.revision),
                events.map { PostgresTimestamp(microsecondsSince1970: $0.timestamp.microseconds) },
                events.map(\.aggregateID), events.map(\.eventID), events.map { Int32($0.version) }, events.map(\.type),
                events.map { JSONText($0.data) }, events.map { JSONText($0.metadata) },
            ])
        let commands = story.commands
        _ = try await owner.execute(
            Statement(
                name: "",
                sql: """
                    INSERT INTO commands (log_id, first_revision, last_revision, first_position, last_position,
                        command_id, stream_id, fingerprint)
                    SELECT 1, * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::uuid[],
                        $6::uuid[], $7::bytea[])
                    """),
            [
                commands.map(\.firstRevision), commands.map(\.lastRevision), commands.map(\.firstPosition),
                commands.map(\.lastPosition), commands.map(\.commandID), commands.map(\.aggregateID),
                commands.map { Bytes($0.fingerprint) },
            ])
        var held: [UUID: String] = [:]
        var emails: [UUID: String] = [:]
        for event in events {
            switch try event.userEvent() {
            case .created(let created): emails[event.aggregateID] = created.email
            case .emailChanged(let changed): emails[event.aggregateID] = changed.email
            case .deleted: held[event.aggregateID] = nil
            case .nameChanged, .statusChanged, .restored: break
            }
            if event.type != UserEventType.deleted.rawValue { held[event.aggregateID] = emails[event.aggregateID] }
        }
        for (user, email) in held {
            try await run(
                "INSERT INTO reservations VALUES (1, 'email', '\(EmailAddress.normalForm(of: email))', '\(user.text)')")
        }
        if let last = events.last {
            try await run("UPDATE heads SET position = \(last.position), recorded_at = '\(last.timestamp.rfc3339)'")
        }
    }

    func run(_ sql: String) async throws {
        _ = try await owner.execute(Statement(name: "", sql: sql))
    }

    /// Changes history as only somebody can who has switched its guards off.
    func corrupt(_ sql: String) async throws {
        for table in ["events", "commands"] { try await run("ALTER TABLE \(table) DISABLE TRIGGER ALL") }
        try await run(sql)
    }

    func value<Value: PostgresDecodable>(_ sql: String, as type: Value.Type = Value.self) async throws -> Value {
        try await owner.execute(Statement(name: "", sql: sql))[0].decode(column: 0, as: type)
    }

    /// Everything in the log's tables as one text.
    func contents() async throws -> String {
        var text = ""
        for table in ["events", "commands", "reservations"] {
            text +=
                try await value(
                    "SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY t::text COLLATE \"C\"), '') FROM \(table) t",
                    as: String.self) + "\n--\n"
        }
        return text + (try await value("SELECT position || ' ' || recorded_at FROM heads", as: String.self))
    }

    func confirm() async throws -> Int64 {
        try await service.execute(
            Statement(
                name: "",
                sql: "UPDATE epochs SET epoch = epoch + 1 WHERE log_id = 1 RETURNING (SELECT position FROM heads)"))[0]
            .decode(column: 0, as: Int64.self)
    }

    func export(_ selection: LogSelection = .everything) async throws -> LogFile {
        var bytes: [UInt8] = []
        let exporter = LogExporter(client: service) { try await confirm() }
        try await exporter.export(selection, to: { bytes += $0 })
        return LogFile(bytes: bytes)
    }

    @discardableResult
    func load(_ file: LogFile, keepsLogID: Bool = false) async throws -> LogSummary {
        try await LogImporter(client: owner).load(file.reader(), keepsLogID: keepsLogID)
    }

    func verify() async throws -> LogSummary { try await LogVerification(client: service).run() }
}
