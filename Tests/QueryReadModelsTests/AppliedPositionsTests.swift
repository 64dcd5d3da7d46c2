import QueryProjections
import QueryReadModels
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
}
