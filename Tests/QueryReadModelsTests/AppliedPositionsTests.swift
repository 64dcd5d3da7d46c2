import Postgres
import QueryProjections
import QueryReadModels
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct AppliedPositionsTests {
    @Test func `an apply wakes those who wait on this instance and on another`() async throws {
        let here = try await Store.make()
        let there = try here.instance()
        let history = History(seed: 51, events: 40)
        try await withThrowingTaskGroup { group in
            for store in [here, there] {
                group.addTask { try await store.readModels.positions.run() }
            }
            for round in 0..<4 {
                let (after, through) = (Int64(round * 10), Int64(round * 10 + 10))
                async let reachedThere = there.readModels.positions.waiters.wait(for: through)
                async let reachedHere = here.readModels.positions.waiters.wait(for: through)
                let outcome = try await here.readModels.apply(history.delivery(after: after, through: through))
                #expect(outcome == .accepted(position: through))
                #expect(await reachedHere)
                #expect(await reachedThere)
                let seen = try await there.readModels.checkpoint().position
                #expect(seen == through)
            }
            group.cancelAll()
        }
        here.close()
        there.close()
    }

    @Test func `what was applied while the listening connection was lost wakes those who wait all the same`()
        async throws
    {
        let here = try await Store.make()
        let there = try here.instance()
        let history = History(seed: 52, events: 10)
        try await withThrowingTaskGroup { group in
            group.addTask { try await there.readModels.positions.run() }
            async let reached = there.readModels.positions.waiters.wait(for: 10)
            while try await here.count(Self.listeners) == 0 {
                try await Task.sleep(for: .milliseconds(5))
            }
            // Nobody announces here, and nobody listens again before it is applied: only what is read then can tell.
            try await here.letIn(false)
            _ = try await here.count(Self.cutOff)
            _ = try await here.readModels.apply(history.delivery(after: 0, through: 10))
            try await here.letIn(true)
            #expect(await reached)
            group.cancelAll()
        }
        here.close()
        there.close()
    }

    private static let listeners =
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query ILIKE 'LISTEN%'"
    private static let cutOff =
        """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE datname = current_database() AND query ILIKE 'LISTEN%'
        """
}

extension Store {
    /// Whether anybody may make a new connection to the database; those that stand stay.
    fileprivate func letIn(_ isAllowed: Bool) async throws {
        let sql = "ALTER DATABASE \"\(database.name)\" ALLOW_CONNECTIONS \(isAllowed)"
        _ = try await PostgresCluster.shared().administrator.execute(Statement(name: "", sql: sql))
    }
}
