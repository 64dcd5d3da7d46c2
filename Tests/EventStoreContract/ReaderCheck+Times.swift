import CommandApplication
import FoundationEssentials
import Testing
import UserContract

extension ReaderCheck {
    static let times = [
        ReaderCheck("from is inclusive and to exclusive, at every edge") { store, reader in
            let sarah = UUID.version7()
            _ = try await store.append(.sample(sarah))
            _ = try await store.append(.sample(events: 2))
            _ = try await store.append(.sample(sarah, at: 1, events: 2))
            let all = try await store.read(after: 0, through: 5, limit: 100)
            let moments = all.flatMap { [-1, 0, 1].map($0.timestamp.advanced(byMicroseconds:)) }
            for moment in Set(moments) {
                let since = try await reader.walk(EventFilter(from: moment), limit: 2)
                #expect(since == all.filter { $0.timestamp >= moment })
                let until = try await reader.walk(EventFilter(to: moment), limit: 2)
                #expect(until == all.filter { $0.timestamp < moment })
                let mine = try await reader.walk(EventFilter(aggregateID: sarah, to: moment), limit: 1)
                #expect(mine == until.filter { $0.aggregateID == sarah })
                let later = try await reader.walk(EventFilter(aggregateID: sarah, from: moment), limit: 1)
                #expect(later == since.filter { $0.aggregateID == sarah })
            }
        },

        ReaderCheck("all filters together, and a range that is empty or upside down") { store, reader in
            let sarah = UUID.version7()
            for revision: Int64 in 0..<6 {
                _ = try await store.append(.sample(sarah, at: revision))
                _ = try await store.append(.sample())
            }
            let all = try await store.read(after: 0, through: 12, limit: 100)
            let (from, to) = (all[2].timestamp, all[10].timestamp)
            let filter = EventFilter(aggregateID: sarah, types: ["USER_NAME_CHANGED"], from: from, to: to)
            #expect(try await reader.walk(filter, limit: 2).map(\.position) == [3, 5, 7, 9])
            let page = try await reader.page(filter, after: 5, limit: 100)
            #expect(page.items.map(\.position) == [7, 9])
            #expect(page.headPosition == 12)
            #expect(page.nextAfterPosition == nil)
            #expect(try await reader.walk(EventFilter(from: from, to: from), limit: 2).isEmpty)
            #expect(try await reader.walk(EventFilter(from: to, to: from), limit: 2).isEmpty)
        },

        ReaderCheck("times long before and long after the log") { store, reader in
            _ = try await store.append(.sample(events: 3))
            let (past, future) = (Timestamp(microseconds: -62_167_219_200_000_000), Timestamp.latest)
            #expect(try await reader.walk(EventFilter(from: past, to: future), limit: 2).count == 3)
            #expect(try await reader.walk(EventFilter(to: past), limit: 2).isEmpty)
            #expect(try await reader.walk(EventFilter(from: future), limit: 2).isEmpty)
        },
    ]
}

extension Timestamp {
    /// 9999-12-31T23:59:59.999999Z
    fileprivate static let latest = Timestamp(microseconds: 253_402_300_799_999_999)
}
