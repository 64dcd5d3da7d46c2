import FoundationEssentials
import Postgres
import QueryProjections
import QueryReadModels
import Testing
import UserContract

/// What the log says again is compared with what the read models hold.
@Suite(.timeLimit(.minutes(5)))
struct CheckTests {
    @Test(arguments: [1, 7, 500]) func `read models that are as the log says have no differences`(
        step: Int
    )
        async throws
    {
        let store = try await Store.make()
        let history = History(seed: 21, events: 300)
        try await apply(history, to: store)
        #expect(try await differences(history, in: store, step: step).isEmpty)
        store.close()
    }

    @Test(arguments: Damage.allCases) func `a damaged row is found and named, wherever the stretches begin`(
        damage: Damage
    ) async throws {
        let store = try await Store.make()
        let history = History(seed: 22, events: 200)
        try await apply(history, to: store)
        let user = history.events[history.events.count / 2].userID
        _ = try await store.client.execute(Statement(name: "damage", sql: damage.sql), [user])
        for step in [3, 500] {
            let found = try await differences(history, in: store, step: step).filter { $0.userID == user }
            #expect(found.contains { $0.kind == damage.kind && damage.fits($0) }, "\(found)")
        }
        let others = try await differences(history, in: store, step: 500).filter { $0.userID != user }
        #expect(others.isEmpty)
        store.close()
    }

    @Test func `a stretch that is not applied yet is not judged`() async throws {
        let store = try await Store.make()
        let history = History(seed: 23, events: 20)
        _ = try await store.readModels.apply(history.delivery(after: 0, through: 10))
        let outcome = try await store.readModels.check(history.delivery(after: 5, through: 15))
        #expect(outcome == .notYetApplied(position: 10))
        store.close()
    }

    @Test func `another log is told apart`() async throws {
        let store = try await Store.make()
        try await apply(History(seed: 24, events: 20), to: store)
        let outcome = try await store.readModels.check(History(seed: 25, events: 20).delivery(after: 0, through: 20))
        #expect(outcome == .otherLog)
        store.close()
    }

    @Test func `events that are no history are refused`() async throws {
        let store = try await Store.make()
        let history = History(seed: 26, events: 20)
        try await apply(history, to: store)
        var events = history.events
        events[0].event = .restored(.init(restoredBy: "x", reason: "y"))
        let delivery = try Delivery(
            log: history.log, after: 0, afterEvent: nil, through: 20, head: 20, events: events)
        await #expect(throws: ApplyError.self) { () async throws in
            _ = try await store.readModels.check(delivery)
        }
        store.close()
    }

    private func apply(_ history: History, to store: Store) async throws {
        let head = Int64(history.events.count)
        let outcome = try await store.readModels.apply(history.delivery(after: 0, through: head))
        #expect(outcome == .accepted(position: head))
    }

    private func differences(
        _ history: History, in store: Store, step: Int
    ) async throws -> [ReadModelDifference] {
        var found: [ReadModelDifference] = []
        for after in stride(from: 0, to: history.events.count, by: step) {
            let through = min(history.events.count, after + step)
            let delivery = try history.delivery(after: Int64(after), through: Int64(through))
            guard case .compared(let differences) = try await store.readModels.check(delivery) else {
                Issue.record("not compared")
                continue
            }
            found += differences
        }
        return found
    }
}
