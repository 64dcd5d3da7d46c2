import CommandApplication
import CommandArchive
import Testing
import UserContract

/// What verify says of a log that somebody has changed behind the service's back.
@Suite(.timeLimit(.minutes(5)))
struct VerificationTests {
    @Test func `a sound log is sound`() async throws {
        try await ArchiveDatabase.with(.everything) { database in
            let summary = try await database.verify()
            #expect(
                summary.description
                    == "11 events of 3 users (1 deleted) by 15 commands (4 without events), "
                    + "from 2026-03-15T15:47:00.001000Z to 2026-03-15T15:47:00.011000Z")
        }
        try await ArchiveDatabase.with { database in
            let summary = try await database.verify()
            #expect(summary.events == 0)
        }
    }

    @Test(
        arguments: [
            ("DELETE FROM events WHERE position = 4", .order, 4),
            ("DELETE FROM events WHERE position = 11", .order, 11),
            ("UPDATE events SET position = 99 WHERE position = 11", .order, 11),
            ("UPDATE events SET position = 0 WHERE position = 1", .order, 0),
            ("UPDATE heads SET position = 12", .order, 12),
            ("UPDATE heads SET recorded_at = recorded_at + interval '1 second'", .order, 11),
            ("UPDATE events SET revision = 9 WHERE position = 3", .order, 3),
            ("UPDATE events SET recorded_at = recorded_at - interval '1 second' WHERE position = 6", .order, 6),
            (
                "UPDATE events SET stream_id = '00000000-0000-4000-8000-000000000002', revision = 9 WHERE position = 3",
                .order, 3
            ),
            ("DELETE FROM commands WHERE last_position = 5", .commands, 5),
            ("UPDATE commands SET command_id = gen_random_uuid() WHERE last_position = 5", .commands, 5),
            ("UPDATE commands SET stream_id = gen_random_uuid() WHERE last_position = 7", .commands, 7),
            (
                "UPDATE commands SET first_revision = 1, first_position = first_position - last_revision + 1 "
                    + "WHERE last_position = 3", .commands, 3
            ),
            (
                "INSERT INTO commands SELECT 1, 0, 100, 99, gen_random_uuid(), stream_id, 1, '' FROM events LIMIT 1",
                .commands, 99
            ),
            (
                "INSERT INTO commands SELECT 1, 0, 1, 0, gen_random_uuid(), stream_id, 1, '' FROM events LIMIT 1",
                .commands, 0
            ),
            ("UPDATE events SET metadata = '{\"actor\":\"x\"}' WHERE position = 8", .accountability, 8),
            (
                "UPDATE events SET metadata = replace(metadata::text, 'asked to', 'no')::json WHERE position = 7",
                .accountability, 7
            ),
            ("UPDATE events SET data = '{}' WHERE position = 2", .story, 2),
            ("UPDATE events SET event_type = 'USER_MERGED' WHERE position = 2", .story, 2),
            ("UPDATE events SET data = replace(data::text, 'Sara', 'Lara')::json WHERE position = 5", .story, 5),
            ("UPDATE events SET data = replace(data::text, 'sarah@', 'sara@')::json WHERE position = 8", .emails, 8),
            ("DELETE FROM reservations WHERE value = 'sara@example.com'", .emails, 11),
            (
                "INSERT INTO reservations VALUES (1, 'email', 'a@example.com', '00000000-0000-4000-8000-000000000002')",
                .emails, 11
            ),
            ("UPDATE reservations SET stream_id = '00000000-0000-4000-8000-000000000003'", .emails, 11),
            ("UPDATE reservations SET value = 'Sara@example.com' WHERE value = 'sara@example.com'", .emails, 11),
            ("UPDATE reservations SET kind = 'phone' WHERE value = 'sara@example.com'", .emails, 11),
            (
                "UPDATE events SET event_id = (SELECT event_id FROM events WHERE position = 2) WHERE position = 9",
                .commands, 9
            ),
        ] as [(String, LogInvariant, Int64)])
    func `names the first bad position`(_ damage: String, _ invariant: LogInvariant, _ position: Int64) async throws {
        try await ArchiveDatabase.with(.everything) { database in
            try await database.corrupt(damage)
            let violation = await #expect(throws: LogViolation.self) { try await database.verify() }
            #expect(violation?.invariant == invariant, "\(String(describing: violation))")
            #expect(violation?.position == position, "\(String(describing: violation))")
        }
    }

    @Test func `finds a command id that was used twice`() async throws {
        try await ArchiveDatabase.with(.everything) { database in
            try await database.corrupt("ALTER TABLE commands DROP CONSTRAINT commands_pkey")
            let (first, last) = (Story.commandID(1).text, Story.commandID(15).text)
            try await database.run("UPDATE commands SET command_id = '\(first)' WHERE command_id = '\(last)'")
            try await database.run(
                "UPDATE events SET metadata = replace(metadata::text, '\(last)', '\(first)')::json")
            let violation = await #expect(throws: LogViolation.self) { try await database.verify() }
            #expect(violation?.invariant == .commands)
            #expect(violation?.position == 11)
        }
    }
}
