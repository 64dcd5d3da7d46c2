import Testing

@testable import CommandDelivery

/// Random walks with a subscriber that refuses some events: each user's events arrive in order, and once it is mended and
/// everything parked is ordered to be sent, nothing is missing.
struct ParkingWalkTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `loses nothing and keeps every user's order, however much is parked`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var walk = ParkingWalk(maxBatch: Int.random(in: 1...7, using: &generator))
        for _ in 0..<600 { walk.step(&generator) }
        walk.mend()
        var steps = 0
        while !walk.isDone, steps < 20_000 {
            walk.step(&generator)
            if steps.isMultiple(of: 50) { walk.order() }
            steps += 1
        }
        #expect(walk.isDone, "seed \(seed)")
        #expect(walk.received.sorted() == Array(1...walk.head), "seed \(seed)")
        #expect(walk.problems.isEmpty, "seed \(seed)")
    }
}
