import CommandApplication
import FoundationEssentials
import Testing
import UserContract

extension StoreCheck {
    static let reading = [
        StoreCheck("the log's id stays the same") { _, log in
            let id = try await log.logID
            #expect(try await log.logID == id)
        },

        StoreCheck("the log is read in order, from where and as far as one asks") { store, log in
            let head = try await log.confirm()
            for _ in 0..<5 { _ = try await store.append(.sample(events: 2)) }
            #expect(try await log.confirm() == head + 10)
            #expect(log.confirmedPosition == head + 10)

            func positions(after: Int64, through: Int64, limit: Int) async throws -> [Int64] {
                try await log.read(after: head + after, through: head + through, limit: limit)
                    .map { $0.position - head }
            }
            #expect(try await positions(after: 0, through: 10, limit: 100) == Array(1...10))
            #expect(try await positions(after: 3, through: 7, limit: 100) == [4, 5, 6, 7])
            #expect(try await positions(after: 3, through: 7, limit: 2) == [4, 5])
            #expect(try await positions(after: 8, through: 1000, limit: 100) == [9, 10])
            #expect(try await positions(after: 10, through: 1000, limit: 100).isEmpty)
            #expect(try await positions(after: 1000, through: 2000, limit: 100).isEmpty)
            #expect(try await positions(after: 7, through: 3, limit: 100).isEmpty)
        },

        StoreCheck("what is read while others append is a dense prefix") { store, log in
            let head = try await log.confirm()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        for _ in 0..<16 { _ = try await store.append(.sample(events: 2)) }
                    }
                }
                group.addTask {
                    var last = head
                    while last < head + 128 {
                        let confirmed = await log.waitForPosition(beyond: last)
                        let events = try await log.read(after: last, through: confirmed, limit: 50)
                        #expect(events.map(\.position) == (0..<Int64(events.count)).map { last + 1 + $0 })
                        last = try #require(events.last?.position)
                    }
                }
                try await group.waitForAll()
            }
        },

        StoreCheck("who waits for a position is woken by the append that reaches it") { store, log in
            let head = try await log.confirm()
            async let reached = log.waitForPosition(beyond: head + 1)
            _ = try await store.append(.sample())
            _ = try await store.append(.sample())
            #expect(await reached >= head + 2)
            #expect(await log.waitForPosition(beyond: head) >= head + 2)
        },

        StoreCheck("who waits in vain may be cancelled") { _, log in
            let head = try await log.confirm()
            let waiter = Task { await log.waitForPosition(beyond: head + 1) }
            waiter.cancel()
            #expect(await waiter.value == head)
        },
    ]
}
