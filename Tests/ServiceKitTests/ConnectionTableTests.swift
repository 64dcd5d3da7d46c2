import Testing

@testable import ServiceKit

struct ConnectionTableTests {
    private func open(
        _ table: inout ConnectionTable<String>, _ name: String, at rank: ConnectionRank?
    ) -> (key: ConnectionTable<String>.Key?, victim: String?) {
        switch table.open(name) {
        case .admitted(let key):
            _ = table.move(key, to: rank)
            return (key, nil)
        case .evicting(let victim, let key):
            _ = table.move(key, to: rank)
            return (key, victim)
        case .refused:
            return (nil, nil)
        }
    }

    @Test func `below the limit nobody has to go`() {
        var table = ConnectionTable<String>(limit: 3)
        for name in ["a", "b", "c"] {
            let victim = open(&table, name, at: .waiting).victim
            #expect(victim == nil)
        }
        #expect(table.count == 3)
    }

    @Test func `who waits goes before who sends, who sends before who does not read, the oldest first`() {
        var table = ConnectionTable<String>(limit: 5)
        for (name, rank) in [
            ("reader", ConnectionRank.answered), ("sender", .sending), ("worker", nil), ("old", .waiting),
            ("new", .waiting),
        ] {
            _ = open(&table, name, at: rank)
        }
        let victims = (1...5).map { open(&table, "\($0)", at: nil).victim }
        #expect(victims == ["old", "new", "sender", "reader", nil])
        #expect(table.count == 5)
    }

    @Test func `when all are at work a new connection is refused`() {
        var table = ConnectionTable<String>(limit: 1)
        let worker = open(&table, "worker", at: nil).key
        #expect(worker != nil)
        let refused = open(&table, "new", at: .waiting).key
        #expect(refused == nil)
        #expect(table.count == 1)
    }

    /// Else new connections would push each other out of the last place.
    @Test func `slow bodies do not keep new connections from being heard`() {
        var table = ConnectionTable<String>(limit: 100)
        for number in 0..<99 {
            _ = open(&table, "body \(number)", at: .sending)
        }
        let victims = (0..<25).map { open(&table, "new \($0)", at: .waiting).victim }
        #expect(victims == [nil] + (0..<24).map { "body \($0)" })
        let victim = open(&table, "next", at: .waiting).victim
        #expect(victim == "new 0")
    }

    @Test func `one that was evicted is told so when its request comes`() throws {
        var table = ConnectionTable<String>(limit: 1)
        let old = try #require(open(&table, "old", at: .waiting).key)
        let victim = open(&table, "new", at: .waiting).victim
        #expect(victim == "old")
        let (hasMoved, hasClosed) = (table.move(old, to: nil), table.close(old))
        #expect(!hasMoved && !hasClosed)
        #expect(table.count == 1)
    }
}
