import FoundationEssentials
import QueryProjections
import QueryReadModels
import TestSupport
import Testing
import UserContract

@Suite(.timeLimit(.minutes(5)))
struct DirectoryTests {
    @Test func `every list equals the filtered fold, page by page`() async throws {
        let history = History(seed: 11, events: 500)
        let store = try await filled(history)
        let model = Model(events: history.events)
        var random = SeededRandom(12)
        for round in 0..<250 {
            var query = randomQuery(history, &random)
            let position = query.at.map(model.position(at:)) ?? Int64(history.events.count)
            let expected = model.list(query, at: position)
            var items: [[UInt8]] = []
            repeat {
                let page = try await store.readModels.users(query)
                #expect(page.position == Int64(history.events.count))
                #expect(page.value.items.count <= query.limit)
                items += page.value.items
                query.after = page.value.next
            } while query.after != nil
            #expect(items == expected, "round \(round): \(query)")
        }
        store.close()
    }

    @Test func `a moment is pinned by its first page, also one in the future`() async throws {
        let history = History(seed: 13, events: 300)
        let store = try await Store.make()
        _ = try await store.readModels.apply(history.delivery(after: 0, through: 150))
        let model = Model(events: history.events)
        for sort in DirectorySort.Key.allCases {
            var query = DirectoryQuery()
            query.at = Timestamp(rfc3339: "9999-12-31T23:59:59Z")
            query.deleted = nil
            query.sort = DirectorySort(sort)
            query.limit = 5
            let checkpoint = try await store.readModels.checkpoint().position
            let expected = model.list(query, at: checkpoint)
            var items: [[UInt8]] = []
            repeat {
                let page = try await store.readModels.users(query)
                items += page.value.items
                query.after = page.value.next
                let position = page.position
                _ = try await store.readModels.apply(history.delivery(after: position, through: position + 4))
            } while query.after != nil
            #expect(items == expected, "\(sort)")
        }
        store.close()
    }

    @Test func `by creation nothing repeats and nothing is skipped while users arrive`() async throws {
        let history = History(seed: 14, events: 400)
        let store = try await Store.make()
        _ = try await store.readModels.apply(history.delivery(after: 0, through: 200))
        let before = Set(Model(events: history.events).users(at: 200).keys.map(\.text))
        for descending in [false, true] {
            var query = DirectoryQuery()
            query.deleted = nil
            query.sort = DirectorySort(.createdAt, descending: descending)
            query.limit = 4
            var seen: [String] = []
            repeat {
                let page = try await store.readModels.users(query)
                seen += page.value.items.map { String(decoding: $0.dropFirst(7).prefix(36), as: UTF8.self) }
                query.after = page.value.next
                if page.position < 390 {
                    _ = try await store.readModels.apply(
                        history.delivery(after: page.position, through: page.position + 3))
                }
            } while query.after != nil
            #expect(Set(seen).count == seen.count)
            #expect(before.subtracting(seen).isEmpty)
        }
        store.close()
    }

    @Test func `what is searched for is taken literally, in any letter case`() async throws {
        let history = History(seed: 11, events: 500)
        let store = try await filled(history)
        for (text, name) in [("B_%", "Bob_%"), ("b\\", "bob\\"), ("ÉLODIE", "Élodie"), ("e\u{301}lo", "Élodie")] {
            var query = DirectoryQuery()
            query.text = text
            query.deleted = nil
            query.limit = 200
            let items = try await store.readModels.users(query).value.items
            #expect(!items.isEmpty)
            let shown =
                #""name":"\#(name.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\"))""#
            #expect(items.allSatisfy { String(decoding: $0, as: UTF8.self).contains(shown) }, "\(text)")
        }
        store.close()
    }

    private func filled(_ history: History) async throws -> Store {
        let store = try await Store.make()
        _ = try await store.readModels.apply(history.delivery(after: 0, through: Int64(history.events.count)))
        return store
    }

    private func randomQuery(_ history: History, _ random: inout SeededRandom) -> DirectoryQuery {
        var query = DirectoryQuery()
        query.sort = DirectorySort(
            DirectorySort.Key.allCases.randomElement(using: &random)!, descending: random.chance(50))
        query.deleted = [nil, false, true].randomElement(using: &random)!
        query.limit = Int.random(in: 1...30, using: &random)
        if random.chance(50) { query.at = time(in: history, &random) }
        if random.chance(20) { query.status = UserStatus.allCases.randomElement(using: &random) }
        if random.chance(20) { query.createdFrom = time(in: history, &random) }
        if random.chance(20) { query.createdTo = time(in: history, &random) }
        if random.chance(15) { query.name = try? UserName(["Sarah", "sara", "李"].randomElement(using: &random)!) }
        if random.chance(15) {
            query.email = try? EmailAddress("USER\(Int.random(in: 0..<30, using: &random))@example.com")
        }
        if random.chance(25) {
            query.text = [
                "a", "SAR", "@EXAMPLE", "_", "%", "é", "r1", "\\", "sarah", "bob_", "b_%", "n l", "o'h", "lodie",
                "\u{674E}", "user1",
                "1@e", "zzz", "ara u", "x303", ".com",
            ].randomElement(using: &random)
        }
        return query
    }

    private func time(in history: History, _ random: inout SeededRandom) -> Timestamp {
        history.events.randomElement(using: &random)!.timestamp
            .advanced(byMicroseconds: Int64.random(in: -1...1, using: &random))
    }
}
