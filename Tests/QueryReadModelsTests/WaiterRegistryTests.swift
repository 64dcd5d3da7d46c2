import TestSupport
import Testing

@testable import QueryReadModels

struct WaiterRegistryTests {
    @Test func `whoever asks for what is applied need not wait`() {
        var registry = WaiterRegistry()
        #expect(registry.advance(to: 5).isEmpty)
        #expect(registry.enter(5) == .reached)
        #expect(registry.enter(6) == .waiting)
        #expect(registry.count == 1)
    }

    @Test func `an advance wakes those it reaches and nobody else`() {
        var registry = WaiterRegistry()
        let ids = [7, 3, 5, 5, 9].map { position in
            let id = registry.makeID()
            #expect(registry.register(id, for: Int64(position)) == .waiting)
            return id
        }
        #expect(Set(registry.advance(to: 5)) == [ids[1], ids[2], ids[3]])
        #expect(registry.advance(to: 6).isEmpty)
        #expect(registry.advance(to: 9).sorted() == [ids[0], ids[4]])
        #expect(registry.count == 0)
    }

    @Test func `an older position wakes nobody and is not believed`() {
        var registry = WaiterRegistry()
        _ = registry.advance(to: 5)
        #expect(registry.enter(6) == .waiting)
        #expect(registry.advance(to: 4).isEmpty)
        #expect(registry.known == 5)
    }

    @Test func `who leaves is not woken`() {
        var registry = WaiterRegistry()
        let (first, second) = (registry.makeID(), registry.makeID())
        _ = registry.register(first, for: 3)
        _ = registry.register(second, for: 3)
        #expect(registry.leave(first) == true)
        #expect(registry.leave(first) == false)
        #expect(registry.advance(to: 3) == [second])
        #expect(registry.leave(second) == false)
    }

    @Test func `a store that went back is believed when nothing was applied since it was asked`() {
        var registry = WaiterRegistry()
        _ = registry.advance(to: 10)
        #expect(registry.correct(to: 4, from: 10).isEmpty)
        #expect(registry.known == 4)
        #expect(registry.enter(5) == .waiting)
    }

    @Test func `an older reading does not undo what was applied meanwhile`() {
        var registry = WaiterRegistry()
        _ = registry.advance(to: 10)
        _ = registry.advance(to: 12)
        #expect(registry.correct(to: 10, from: 10).isEmpty)
        #expect(registry.known == 12)
    }

    @Test func `a correction forward wakes`() {
        var registry = WaiterRegistry()
        let id = registry.makeID()
        _ = registry.register(id, for: 8)
        #expect(registry.correct(to: 8, from: nil) == [id])
    }

    @Test func `once closed nobody is kept, and nobody comes in`() {
        var registry = WaiterRegistry()
        let id = registry.makeID()
        _ = registry.register(id, for: 8)
        #expect(registry.close() == [id])
        #expect(registry.enter(8) == .closed)
        _ = registry.advance(to: 8)
        #expect(registry.enter(8) == .reached)
    }

    @Test func `the order of coming and going does not matter`() {
        var random = SeededRandom(41)
        var registry = WaiterRegistry()
        var waiting: [WaiterRegistry.ID: Int64] = [:]
        for _ in 0..<2_000 {
            switch Int.random(in: 0..<4, using: &random) {
            case 0...1:
                let (id, position) = (registry.makeID(), Int64.random(in: 1...500, using: &random))
                if registry.register(id, for: position) == .waiting {
                    waiting[id] = position
                } else {
                    #expect(position <= registry.known ?? 0)
                }
            case 2:
                guard let id = waiting.keys.randomElement(using: &random) else { continue }
                #expect(registry.leave(id) == true)
                waiting[id] = nil
            default:
                let position = (registry.known ?? 0) + Int64.random(in: 0...1, using: &random)
                #expect(Set(registry.advance(to: position)) == Set(waiting.filter { $0.value <= position }.keys))
                waiting = waiting.filter { $0.value > position }
            }
            #expect(registry.count == waiting.count)
        }
    }
}

extension WaiterRegistry {
    fileprivate mutating func enter(_ position: Int64) -> Registration {
        let id = makeID()
        return register(id, for: position)
    }
}
