import Postgres
import QueryProjections
import QueryReadModels
import Testing

/// Nobody moves the checkpoint but over the events that it counts, not even in SQL.
@Suite(.timeLimit(.minutes(5)))
struct CheckpointGuardTests {
    @Test(arguments: [
        "position = 40, previous = 20, applied = 20", "position = 21, previous = 19, applied = 2",
        "position = 10, previous = 20, applied = -10", "position = 10, previous = 10, applied = 0",
        "position = 25, previous = 20, applied = 4", "log = gen_random_uuid()", "event_id = gen_random_uuid()",
        "position = 0, previous = 0, applied = 0, event_id = NULL, recorded_at = NULL", "copy = gen_random_uuid()",
        "name = 'others'", "recorded_at = now()", "position = 25, previous = 20, applied = 5, retired = true",
    ]) func `a checkpoint that jumps is refused`(change: String) async throws {
        let site = try await CopySite.make()
        try await site.apply(History(seed: 51, events: 30), upTo: 30, step: 30)
        let error = await #expect(throws: PostgresError.self) { () async throws in
            try await site.execute("UPDATE projections SET \(change)")
        }
        #expect(error?.sqlState == "23514")
        #expect(try await site.store.readModels.checkpoint().position == 30)
        site.close()
    }

    @Test func `a retired copy takes no events until it is taken back`() async throws {
        let site = try await CopySite.make()
        let history = History(seed: 52, events: 30)
        try await site.apply(history, upTo: 20)
        try await site.execute("UPDATE projections SET retired = true")
        await #expect(throws: ApplyError.self) { () async throws in try await site.apply(history, upTo: 30) }
        let error = await #expect(throws: PostgresError.self) { () async throws in
            try await site.execute(
                "UPDATE projections SET position = 21, previous = 20, applied = 1, event_id = gen_random_uuid()")
        }
        #expect(error?.sqlState == "23514")
        try await site.execute("UPDATE projections SET retired = false")
        try await site.apply(history, upTo: 30)
        site.close()
    }

    @Test func `a delivery that was judged before a build began is kept for it all the same`() async throws {
        let site = try await CopySite.make()
        let other = CopySite(try site.store.instance())
        let history = History(seed: 54, events: 30)
        try await site.apply(history, upTo: 10)
        let late = try history.delivery(after: 10, through: 20)
        let applying = try await site.store.client.withTransaction { transaction in
            _ = try await transaction.execute(
                Statement(name: "", sql: "SELECT FROM projections WHERE name = 'users' FOR UPDATE"))
            let applying = Task { try await other.store.readModels.apply(late, raw: late.raw) }
            // It has looked, and waits for the checkpoint.
            let waiting = """
                SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
                """
            while try await site.number(waiting) == 0 { try await Task.sleep(for: .milliseconds(5)) }
            _ = try await transaction.execute(
                Statement(
                    name: "",
                    sql: """
                        INSERT INTO hindsight_read.builds (build_id, kind, version, state, requested_by)
                        VALUES (gen_random_uuid(), 'rebuild', 1, 'filling', 'kim')
                        """))
            return applying
        }
        #expect(try await applying.value == .accepted(position: 20))
        #expect(try await site.number("SELECT count(*) FROM hindsight_read.inbox WHERE through = 20") == 1)
        site.close()
        other.close()
    }

    @Test func `a delivery that must be kept and cannot be is not applied`() async throws {
        let site = try await CopySite.make()
        let history = History(seed: 53, events: 30)
        try await site.apply(history, upTo: 10)
        _ = try await site.builds.request(.rebuild, by: "kim")
        await #expect(throws: ApplyError.self) { () async throws in
            try await site.store.readModels.apply(history.delivery(after: 10, through: 20))
        }
        try await site.apply(history, upTo: 30, step: 10)
        #expect(try await site.number("SELECT count(*) FROM hindsight_read.inbox") == 2)
        _ = try await site.builds.cancel()
        site.close()
    }
}
