import FoundationEssentials
import Postgres
import QueryProjections
import QueryReadModels
import Testing
import UserContract

/// What must not be applied leaves no trace.
@Suite(.timeLimit(.minutes(5)))
struct RefusalTests {
    @Test func `a delivery that breaks a user's history changes nothing`() async throws {
        let (store, history) = try await started()
        let before = try await store.contents()
        var events = Array(history.events[20..<30])
        events[9].revision += 1
        let delivery = try Delivery(
            log: history.log, after: 20, afterEvent: nil, through: 30, head: 60, events: events)
        await #expect(throws: ApplyError.self) { try await store.readModels.apply(delivery) }
        #expect(try await store.contents() == before)
        store.close()
    }

    @Test func `a delivery that the database refuses at its last row changes nothing`() async throws {
        let (store, history) = try await started()
        let before = try await store.contents()
        var events = Array(history.events[20..<30])
        events[9].origin.actor = "no\0body"
        let delivery = try Delivery(
            log: history.log, after: 20, afterEvent: nil, through: 30, head: 60, events: events)
        await #expect(throws: ApplyError.self) { try await store.readModels.apply(delivery) }
        #expect(try await store.contents() == before)
        #expect(try await store.readModels.apply(history.delivery(after: 20, through: 30)) == .accepted(position: 30))
        store.close()
    }

    @Test func `another history is told apart from a position that does not fit, and neither changes anything`()
        async throws
    {
        let (store, history) = try await started()
        let other = History(seed: 99, events: 60)
        let before = try await store.contents()
        #expect(try await store.readModels.apply(other.delivery(after: 0, through: 5)) == .logDiverged(position: 20))
        #expect(
            try await store.readModels.apply(history.delivery(after: 25, through: 30))
                == .positionMismatch(position: 20))
        #expect(
            try await store.readModels.apply(
                Delivery(
                    log: history.log, after: 20, afterEvent: history.events[0].eventID, through: 21, head: 60,
                    events: [history.events[20]])) == .logDiverged(position: 20))
        var events = Array(history.events[10..<25])
        events[9].eventID = history.events[0].eventID
        #expect(
            try await store.readModels.apply(
                Delivery(log: history.log, after: 10, afterEvent: nil, through: 25, head: 60, events: events))
                == .logDiverged(position: 20))
        #expect(try await store.contents() == before)
        store.close()
    }

    @Test func `an empty store asks for the log from its beginning`() async throws {
        let store = try await Store.make()
        let history = History(seed: 30, events: 20)
        #expect(
            try await store.readModels.apply(history.delivery(after: 5, through: 10)) == .positionMismatch(position: 0))
        #expect(try await store.readModels.apply(history.delivery(after: 0, through: 10)) == .accepted(position: 10))
        store.close()
    }

    @Test func `the database refuses a checkpoint that jumps`() async throws {
        let (store, _) = try await started()
        let before = try await store.contents()
        let jumps = [
            "previous = position, position = position + 5, applied = 4",
            "position = position + 1",
            "position = 0, previous = 0, applied = 0, event_id = NULL, recorded_at = NULL",
            "previous = 3, position = 5, applied = 2",
            "previous = position, applied = 0, log = gen_random_uuid()",
            "previous = position, position = position + 1, applied = 1, event_id = NULL",
        ]
        for (number, jump) in jumps.enumerated() {
            let statement = Statement(name: "test_jump_\(number)", sql: "UPDATE projections SET \(jump)")
            let error = await #expect(throws: PostgresError.self) { try await store.client.execute(statement) }
            #expect(error?.sqlState == "23514", "\(jump)")
        }
        #expect(try await store.contents() == before)
        store.close()
    }

    @Test func `the database lets the checkpoint go on`() async throws {
        let (store, _) = try await started()
        let sql = "UPDATE projections SET previous = position, position = position + 2, applied = 2"
        #expect(try await store.client.execute(Statement(name: "test_move", sql: sql)).affectedRows == 1)
        store.close()
    }

    @Test func `a database that was not migrated is told from one that is`() async throws {
        let (store, _) = try await started()
        try await ReadModelSchema.check(store.client)
        #expect(try await ReadModelSchema.migrate(store.client).isEmpty)
        _ = try await store.client.execute(Statement(name: "test_drop", sql: "DROP SCHEMA read_v1 CASCADE"))
        await #expect(throws: MigrationError.self) { try await ReadModelSchema.check(store.client) }
        store.close()
    }

    private func started() async throws -> (Store, History) {
        let store = try await Store.make()
        let history = History(seed: 30, events: 60)
        _ = try await store.readModels.apply(history.delivery(after: 0, through: 20))
        return (store, history)
    }
}
