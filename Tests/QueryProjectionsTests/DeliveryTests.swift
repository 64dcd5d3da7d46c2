import FoundationEssentials
import QueryProjections
import Testing
import UserContract

struct DeliveryTests {
    private let story: Story = {
        var story = Story()
        for user in 1...5 {
            story.create("User \(user)", "user\(user)@example.com", user: user)
        }
        return story
    }()

    @Test func `events that follow without a hole are a delivery`() throws {
        let delivery = try deliver(Array(story.events[1...3]), after: 1, through: 4)
        #expect(delivery.through == 4)
    }

    @Test func `an empty one is refused`() {
        #expect(throws: DeliveryProblem.empty) { try deliver([], after: 0, through: 0) }
    }

    @Test func `a hole is refused`() {
        #expect(throws: DeliveryProblem.outOfSequence(expected: 2, found: 3)) {
            try deliver([story.events[0], story.events[2]], after: 0, through: 3)
        }
    }

    @Test func `a wrong order is refused`() {
        #expect(throws: DeliveryProblem.outOfSequence(expected: 1, found: 2)) {
            try deliver([story.events[1], story.events[0]], after: 0, through: 2)
        }
    }

    @Test func `a first event that does not follow is refused`() {
        #expect(throws: DeliveryProblem.outOfSequence(expected: 1, found: 2)) {
            try deliver([story.events[1]], after: 0, through: 2)
        }
    }

    @Test(arguments: [Int64(1), 3]) func `an end that is not the last event is refused`(through: Int64) {
        #expect(throws: DeliveryProblem.endsElsewhere(through: through, last: 2)) {
            try deliver(Array(story.events[0...1]), after: 0, through: through)
        }
    }

    @Test(arguments: [Int64(-1), .min, .max]) func `a start that is no position is refused`(after: Int64) {
        #expect(throws: DeliveryProblem.noPosition(after)) { try deliver([story.events[0]], after: after, through: 1) }
    }

    @Test func `two events at one time are refused`() {
        var events = Array(story.events[0...1])
        events[1].timestamp = events[0].timestamp
        #expect(throws: DeliveryProblem.timeStandsStill(position: 2)) { try deliver(events, after: 0, through: 2) }
    }

    private func deliver(_ events: [ProjectedEvent], after: Int64, through: Int64) throws(DeliveryProblem) -> Delivery {
        try Delivery(log: Story.id(9), after: after, afterEvent: nil, through: through, head: 5, events: events)
    }
}
