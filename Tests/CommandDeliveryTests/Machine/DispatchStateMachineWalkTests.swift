import Testing

@testable import CommandDelivery

/// Random walks: whatever happens in whatever order, a subscriber that honours positions gets every event once, in order.
struct DispatchStateMachineWalkTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `delivers everything once and in order, whatever happens on the way`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var walk = DispatchWalk(maxBatch: Int.random(in: 1...7, using: &generator))
        var steps = 0
        while walk.received.count < 60 {
            walk.step(&generator)
            steps += 1
            guard steps < 20_000 else {
                Issue.record("stuck with \(walk.received.count) events, seed \(seed)")
                return
            }
        }
        #expect(walk.received == (1...Int64(walk.received.count)).map { $0 })
        #expect(walk.problems.isEmpty, "seed \(seed)")
    }
}
