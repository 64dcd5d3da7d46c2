import FoundationEssentials
import QueryProjections
import Testing
import UserContract

struct DeliveryRulesTests {
    private let log = Story.id(9)
    private let story: Story = {
        var story = Story()
        for user in 1...6 {
            story.create("User \(user)", "user\(user)@example.com", user: user)
        }
        return story
    }()

    @Test func `the first delivery of all is applied`() throws {
        #expect(try judge(1...3, at: 0, log: nil) == .apply(story.events[0...2]))
    }

    @Test func `what follows the checkpoint is applied`() throws {
        #expect(try judge(4...5, at: 3) == .apply(story.events[3...4]))
    }

    @Test func `an overlap is applied from where it is new`() throws {
        #expect(try judge(2...5, at: 3) == .apply(story.events[3...4]))
    }

    @Test(arguments: [1...3, 2...2, 3...3] as [ClosedRange<Int64>])
    func `what is there already changes nothing`(range: ClosedRange<Int64>) throws {
        #expect(try judge(range, at: 3) == .alreadyApplied)
    }

    @Test func `a start beyond the checkpoint is a mismatch`() throws {
        #expect(try judge(5...6, at: 3) == .positionMismatch)
    }

    @Test func `a start beyond nothing is a mismatch too, so that a wiped store asks for everything`() throws {
        #expect(try judge(5...6, at: 0, log: nil) == .positionMismatch)
    }

    @Test(arguments: [1...2, 4...4, 6...6] as [ClosedRange<Int64>])
    func `another log is a divergence wherever it starts`(range: ClosedRange<Int64>) throws {
        #expect(try judge(range, at: 3, log: Story.id(8)) == .logDiverged)
    }

    @Test(arguments: [Int64(1), 2, 3]) func `another event at an applied position is a divergence`(forged: Int64) throws
    {
        #expect(try judge(1...5, at: 3, forging: forged) == .logDiverged)
    }

    @Test func `another event after the checkpoint is just a new one`() throws {
        let verdict = try judge(1...5, at: 3, forging: 4)
        guard case .apply(let events) = verdict else {
            Issue.record("\(verdict)")
            return
        }
        #expect(events.map(\.position) == [4, 5])
    }

    @Test func `another last event is a divergence`() throws {
        #expect(try judge(4...5, at: 3, afterEvent: Story.id(666)) == .logDiverged)
        #expect(try judge(3...5, at: 3, afterEvent: Story.id(666)) == .logDiverged)
    }

    @Test func `the last event may be absent`() throws {
        #expect(try judge(4...5, at: 3, afterEvent: .some(nil)) == .apply(story.events[3...4]))
    }

    @Test func `a last event before the first one is a divergence`() throws {
        #expect(try judge(1...2, at: 0, afterEvent: Story.id(666)) == .logDiverged)
    }

    /// - Parameter afterEvent: nil means the true one.
    private func judge(
        _ range: ClosedRange<Int64>, at position: Int64, log: UUID? = Story.id(9), forging forged: Int64? = nil,
        afterEvent: UUID?? = nil
    ) throws -> DeliveryVerdict {
        var events = Array(story.events[Int(range.lowerBound - 1)...Int(range.upperBound - 1)])
        if let forged, let index = events.firstIndex(where: { $0.position == forged }) {
            events[index].eventID = Story.id(666)
        }
        let after = range.lowerBound - 1
        let trueAfterEvent = after == 0 ? nil : story.events[Int(after - 1)].eventID
        let delivery = try Delivery(
            log: self.log, after: after, afterEvent: afterEvent ?? trueAfterEvent, through: range.upperBound, head: 6,
            events: events)
        let applied = story.events[..<Int(position)].filter { (after...range.upperBound).contains($0.position) }
        let window = AppliedWindow(
            checkpoint: Checkpoint(
                log: log, position: position, recordedAt: position == 0 ? nil : Story.time(position)),
            eventIDs: Dictionary(uniqueKeysWithValues: applied.map { ($0.position, $0.eventID) }))
        let verdict = DeliveryRules.judge(delivery, against: window)
        if case .apply(let slice) = verdict {
            return .apply(ArraySlice(story.events)[Int(slice.first!.position - 1)...Int(slice.last!.position - 1)])
        }
        return verdict
    }
}
