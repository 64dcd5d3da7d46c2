import Testing

@testable import ServiceKit

struct EvictionOrderTests {
    @Test func `a line gives up its oldest first, whoever has left or moved on meanwhile`() {
        var order = EvictionOrder<Int>(lines: 2)
        let keys = (0..<5).map { order.insert($0, line: 0) }
        order.remove(keys[0])
        order.move(keys[1], to: 1)
        order.move(keys[2], to: nil)
        order.move(keys[3], to: 0)
        #expect(order.count == 4)
        #expect([order.count(ofLine: 0), order.count(ofLine: 1)] == [2, 1])
        #expect(order.removeFirst(ofLine: 0) == 4)
        #expect(order.removeFirst(ofLine: 0) == 3)
        #expect(order.removeFirst(ofLine: 0) == nil)
        #expect(order.removeFirst(ofLine: 1) == 1)
        #expect(order.count == 1)
    }

    @Test func `a key is of no use after its element has left, even when its slot has another one`() {
        var order = EvictionOrder<Int>(lines: 1)
        let old = order.insert(1, line: 0)
        #expect(order.removeFirst(ofLine: 0) == 1)
        let new = order.insert(2, line: 0)
        let (hasMoved, removed) = (order.move(old, to: nil), order.remove(old))
        #expect(!hasMoved && removed == nil)
        #expect(order[old] == nil)
        #expect(order[new] == 2)
        #expect(order.count(ofLine: 0) == 1)
    }

    @Test func `an element may be spared`() {
        var order = EvictionOrder<Int>(lines: 1)
        let first = order.insert(1, line: 0)
        _ = order.insert(2, line: 0)
        #expect(order.removeFirst(ofLine: 0, except: first) == 2)
        #expect(order.removeFirst(ofLine: 0, except: first) == nil)
    }

    /// The simplest thing that is right: arrays.
    @Test func `random use agrees with plain arrays`() {
        var random = SystemRandomNumberGenerator()
        var order = EvictionOrder<Int>(lines: 3)
        var keys: [Int: EvictionOrder<Int>.Key] = [:]
        var lines: [[Int]] = [[], [], []]
        for step in 0..<5_000 {
            let line = Int.random(in: 0...3, using: &random)
            let target = line == 3 ? nil : line
            switch Int.random(in: 0..<4, using: &random) {
            case 0:
                keys[step] = order.insert(step, line: target)
                if let target { lines[target].append(step) }
            case 1:
                guard let element = keys.keys.randomElement(), let key = keys[element] else { continue }
                order.move(key, to: target)
                for index in lines.indices { lines[index].removeAll { $0 == element } }
                if let target { lines[target].append(element) }
            case 2:
                guard let element = keys.keys.randomElement(), let key = keys.removeValue(forKey: element) else {
                    continue
                }
                #expect(order.remove(key) == element)
                for index in lines.indices { lines[index].removeAll { $0 == element } }
            default:
                guard let target else { continue }
                let expected = lines[target].isEmpty ? nil : lines[target].removeFirst()
                #expect(order.removeFirst(ofLine: target) == expected)
                if let expected { keys[expected] = nil }
            }
            #expect(order.count == keys.count)
            #expect(lines.indices.allSatisfy { order.count(ofLine: $0) == lines[$0].count })
        }
    }
}
