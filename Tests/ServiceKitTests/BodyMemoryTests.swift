import Testing

@testable import ServiceKit

struct BodyMemoryTests {
    @Test func `bodies are held up to the limit and released with their requests`() {
        var memory = BodyMemory<String>(limit: 100)
        let (first, second) = (memory.open("first"), memory.open("second"))
        let firstHeld = memory.hold(60, for: first)
        #expect(firstHeld.isHeld)
        let secondHeld = memory.hold(40, for: second)
        #expect(secondHeld.isHeld)
        #expect(memory.held == 100)
        memory.release(first)
        #expect(memory.held == 40)
        memory.release(first)
        #expect(memory.held == 40)
    }

    @Test func `the body that has been coming the longest makes room`() {
        var memory = BodyMemory<String>(limit: 100)
        let (oldest, older, new) = (memory.open("oldest"), memory.open("older"), memory.open("new"))
        _ = memory.hold(30, for: older)
        _ = memory.hold(60, for: oldest)
        let outcome = memory.hold(20, for: new)
        #expect(outcome.isHeld && outcome.victims == ["oldest"])
        #expect(memory.held == 50)
        let (completed, more) = (memory.complete(oldest), memory.hold(1, for: oldest))
        #expect(!completed && !more.isHeld)
        memory.release(oldest)
        #expect(memory.held == 50)
    }

    @Test func `complete bodies stay, and the new one is refused`() {
        var memory = BodyMemory<String>(limit: 100)
        let (complete, new) = (memory.open("complete"), memory.open("new"))
        _ = memory.hold(90, for: complete)
        let completed = memory.complete(complete)
        #expect(completed)
        let outcome = memory.hold(20, for: new)
        #expect(!outcome.isHeld && outcome.victims.isEmpty)
        #expect(memory.held == 90)
    }

    @Test func `a body never makes room for itself`() {
        var memory = BodyMemory<String>(limit: 100)
        let body = memory.open("body")
        let bodyHeld = memory.hold(100, for: body)
        #expect(bodyHeld.isHeld)
        let outcome = memory.hold(1, for: body)
        #expect(!outcome.isHeld && outcome.victims.isEmpty)
    }
}
