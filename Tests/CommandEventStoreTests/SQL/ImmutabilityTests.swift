import CommandApplication
import CommandEventStore
import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ImmutabilityTests {
    private static let changes = [
        "UPDATE events SET revision = 9", "DELETE FROM events", "TRUNCATE events",
        "INSERT INTO events SELECT * FROM events ON CONFLICT (log_id, position) DO UPDATE SET revision = 9",
        "UPDATE commands SET last_revision = 9", "DELETE FROM commands", "TRUNCATE commands",
    ]

    @Test func `the service's role may not change the history`() async throws {
        try await withStore { fixture in
            _ = try await fixture.store.append(.sample())
            for change in Self.changes { #expect(await fixture.client.refusal(of: change) == "42501", "\(change)") }
            try await LogAudit.expectSound(fixture.owner)
        }
    }

    @Test func `not even the owner may change the history`() async throws {
        try await withStore { fixture in
            _ = try await fixture.store.append(.sample())
            for change in Self.changes { #expect(await fixture.owner.refusal(of: change) == "HS001", "\(change)") }
            try await LogAudit.expectSound(fixture.owner)
        }
    }

    @Test func `nor a superuser who calls the session a replica`() async throws {
        try await withStore { fixture in
            _ = try await fixture.store.append(.sample())
            let superuser = try StoreFixture.client(
                fixture.database.superuserConnectionString, settings: ["session_replication_role": "replica"])
            defer { superuser.close() }
            for change in Self.changes { #expect(await superuser.refusal(of: change) == "HS001", "\(change)") }
            try await LogAudit.expectSound(fixture.owner)
        }
    }

    @Test func `the service's role has nothing that it does not need`() async throws {
        let statements = [
            "UPDATE heads SET log_uuid = gen_random_uuid()", "DELETE FROM heads", "INSERT INTO heads VALUES (2)",
            "DELETE FROM epochs", "UPDATE reservations SET stream_id = gen_random_uuid()", "TRUNCATE reservations",
            "ALTER TABLE events DISABLE TRIGGER events_are_immutable", "SET session_replication_role = replica",
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'",
            "DROP TABLE events", "CREATE TABLE mine ()",
        ]
        try await withStore { fixture in
            for statement in statements {
                #expect(await fixture.client.refusal(of: statement) == "42501", "\(statement)")
            }
        }
    }
}
