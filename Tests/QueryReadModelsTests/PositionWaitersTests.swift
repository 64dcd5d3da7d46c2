import Testing

@testable import QueryReadModels

@Suite(.timeLimit(.minutes(5)))
struct PositionWaitersTests {
    @Test func `a thousand waiters are woken by one advance`() async {
        let waiters = PositionWaiters()
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<1_000 {
                group.addTask { await waiters.wait(for: Int64(number % 10 + 1)) }
            }
            await until { waiters.count == 1_000 }
            waiters.advance(to: 10)
            for await reached in group {
                #expect(reached)
            }
        }
        #expect(waiters.count == 0)
    }

    @Test func `a cancelled waiter leaves the registry`() async {
        let waiters = PositionWaiters()
        let task = Task { await waiters.wait(for: 5) }
        await until { waiters.count == 1 }
        task.cancel()
        #expect(await task.value == false)
        #expect(waiters.count == 0)
    }

    @Test func `a waiter whose task was cancelled before does not stay`() async {
        let waiters = PositionWaiters()
        let task = Task {
            await until { Task.isCancelled }
            return await waiters.wait(for: 5)
        }
        task.cancel()
        #expect(await task.value == false)
        #expect(waiters.count == 0)
    }

    @Test func `a wait ends with its limit and leaves the registry`() async {
        let waiters = PositionWaiters()
        #expect(await waiters.wait(for: 5, atMost: .milliseconds(1)) == false)
        #expect(waiters.count == 0)
    }

    @Test func `a wait with a limit is woken before it`() async {
        let waiters = PositionWaiters()
        async let reached = waiters.wait(for: 5, atMost: .seconds(600))
        await until { waiters.count == 1 }
        waiters.advance(to: 5)
        #expect(await reached)
    }

    @Test func `a stop sends everybody away`() async {
        let waiters = PositionWaiters()
        async let reached = waiters.wait(for: 5, atMost: .seconds(600))
        await until { waiters.count == 1 }
        waiters.close()
        #expect(await reached == false)
        #expect(await waiters.wait(for: 6) == false)
    }

    /// Lets other tasks go on until something they do is seen.
    private func until(_ condition: () -> Bool) async {
        while !condition() {
            await Task.yield()
        }
    }
}
