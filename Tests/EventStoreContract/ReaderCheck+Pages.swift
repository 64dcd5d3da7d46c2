import CommandApplication
import FoundationEssentials
import Testing
import UserContract

extension ReaderCheck {
    static let pages = [
        ReaderCheck("an empty log has one page without events") { _, reader in
            let page = try await reader.page(EventFilter(), after: 0, limit: 10)
            #expect(page == EventPage(items: [], headPosition: 0))
            #expect(try await reader.page(EventFilter(), after: .max, limit: 10) == page)
            let types = EventFilter(types: ["USER_CREATED"])
            #expect(try await reader.page(types, after: 0, limit: 10) == page)
        },

        ReaderCheck("pages of any size give the whole log, in order and as it was stored") { store, reader in
            var request = AppendRequest.sample(events: 3)
            request.events[1].data = Array(#"{ "z" : 1.0,"a":"é\u00e9 😀\/", "a b":[ ] }"#.utf8)
            request.events[1].metadata = Array(" {\"command_id\":null,\n\"actor\":\"\\\"x\"} ".utf8)
            request.events[1].version = 7
            _ = try await store.append(request)
            for _ in 0..<4 { _ = try await store.append(.sample(events: 2)) }
            let all = try await store.read(after: 0, through: 11, limit: 100)
            #expect(all.count == 11)
            for limit in [1, 2, 3, 10, 11, 12, 1000] {
                #expect(try await reader.walk(limit: limit) == all, "limit \(limit)")
            }
        },

        ReaderCheck("a page tells the head, and where to go on only when there is more") { store, reader in
            for _ in 0..<5 { _ = try await store.append(.sample()) }
            let first = try await reader.page(EventFilter(), after: 0, limit: 2)
            #expect(first.items.map(\.position) == [1, 2])
            #expect(first.headPosition == 5)
            #expect(first.nextAfterPosition == 2)
            let last = try await reader.page(EventFilter(), after: 3, limit: 2)
            #expect(last.items.map(\.position) == [4, 5])
            #expect(last.nextAfterPosition == nil)
            for beyond in [5, 6, Int64.max] {
                let none = try await reader.page(EventFilter(), after: beyond, limit: 2)
                #expect(none == EventPage(items: [], headPosition: 5))
            }
        },

        ReaderCheck("the events of one user, from any position on") { store, reader in
            let (sarah, other) = (UUID.version7(), UUID.version7())
            for revision: Int64 in 0..<9 {
                _ = try await store.append(.sample(sarah, at: revision))
                _ = try await store.append(.sample(other, at: revision))
            }
            let filter = EventFilter(aggregateID: sarah)
            let mine = try await store.read(after: 0, through: 18, limit: 100).filter { $0.aggregateID == sarah }
            #expect(mine.map(\.revision) == Array(1...9))
            for limit in [1, 2, 4, 9, 10] {
                #expect(try await reader.walk(filter, limit: limit) == mine, "limit \(limit)")
            }
            for after: Int64 in 0...19 {
                let page = try await reader.page(filter, after: after, limit: 100)
                #expect(page.items == mine.filter { $0.position > after }, "after \(after)")
                #expect(page.headPosition == 18)
                #expect(page.nextAfterPosition == nil)
            }
            #expect(try await reader.walk(EventFilter(aggregateID: .version7()), limit: 5).isEmpty)
        },

        ReaderCheck("the events of some types, of everybody or of one user") { store, reader in
            let sarah = UUID.version7()
            _ = try await store.append(.sample(sarah, events: 4))
            for _ in 0..<3 { _ = try await store.append(.sample(events: 3)) }
            _ = try await store.append(.sample(sarah, at: 4, events: 2))
            let all = try await store.read(after: 0, through: 15, limit: 100)
            #expect(all.count == 15)
            let (created, renamed) = ("USER_CREATED", "USER_NAME_CHANGED")
            let sets: [Set<String>] = [[created], [renamed], [created, renamed], ["NONE"], []]
            for types in sets {
                for limit in [1, 2, 3, 100] {
                    let found = try await reader.walk(EventFilter(types: types), limit: limit)
                    #expect(found == all.filter { types.contains($0.type) }, "\(types) by \(limit)")
                    let mine = try await reader.walk(EventFilter(aggregateID: sarah, types: types), limit: limit)
                    #expect(mine == found.filter { $0.aggregateID == sarah }, "\(types) by \(limit)")
                }
            }
        },

        ReaderCheck("a walk while others append meets every event once") { store, reader in
            for _ in 0..<8 { _ = try await store.append(.sample(events: 2)) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        for _ in 0..<16 { _ = try await store.append(.sample(events: 2)) }
                    }
                }
                for limit in [1, 7] {
                    group.addTask {
                        let all = try await reader.walk(limit: limit)
                        #expect(all.map(\.position) == Array(1...Int64(all.count)))
                        #expect(all.count >= 16)
                        let created = try await reader.walk(EventFilter(types: ["USER_CREATED"]), limit: limit)
                        let positions = created.map(\.position)
                        #expect(positions == Set(positions).sorted())
                        #expect(created.starts(with: all.filter { $0.type == "USER_CREATED" }))
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await reader.walk(EventFilter(types: ["USER_CREATED"]), limit: 10).count == 8 + 64)
        },
    ]
}
