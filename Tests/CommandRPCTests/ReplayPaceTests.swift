import CommandDelivery
import FoundationEssentials
import JSON
import Testing
import UserContract

@testable import CommandRPC

struct ReplayPaceTests {
    private static let start = Timestamp(rfc3339: "2026-03-15T15:47:00Z")!

    private func replay(
        _ state: ReplayState = .running, delivered: Int64, limit: Int64? = nil, isStarted: Bool = true,
        endedAfter: Int64? = nil
    ) -> ReplayStatus {
        ReplayStatus(
            id: .version7(), state: state, subscription: "crm", reason: "r", requestedBy: "alice",
            matchingEvents: 1_000, deliveredEvents: delivered, position: delivered, toPosition: 1_000,
            rateLimit: limit, createdAt: Self.start, startedAt: isStarted ? Self.start : nil,
            endedAt: endedAfter.map { Self.start.advanced(byMicroseconds: $0 * 1_000_000) })
    }

    /// Rate and seconds left.
    private func pace(_ replay: ReplayStatus, after seconds: Int64) -> [Double?] {
        let pace = ReplayPace(replay, at: Self.start.advanced(byMicroseconds: seconds * 1_000_000))
        return [pace.rate, pace.secondsLeft.map { Double($0) }]
    }

    @Test func `the rate is measured, and what is left follows from it`() {
        #expect(pace(replay(delivered: 100), after: 10) == [10, 90])
        #expect(pace(replay(delivered: 3), after: 10) == [0.3, 3_324])
        #expect(pace(replay(delivered: 2_000), after: 10) == [200, 0])
    }

    @Test func `a limit is the rate`() {
        #expect(pace(replay(delivered: 0, limit: 300, isStarted: false), after: 0) == [300, 4])
        #expect(pace(replay(delivered: 999, limit: 50), after: 3) == [50, 1])
    }

    @Test func `nothing is said that nobody knows`() {
        #expect(pace(replay(.queued, delivered: 0, isStarted: false), after: 5) == [nil, nil])
        #expect(pace(replay(delivered: 0), after: 5) == [nil, nil])
        #expect(pace(replay(delivered: 5), after: 0) == [nil, nil])
        #expect(pace(replay(delivered: 5), after: -1) == [nil, nil])
    }

    @Test(arguments: [ReplayState.done, .failed, .cancelled])
    func `one that has ended has its rate and nothing left`(state: ReplayState) {
        #expect(pace(replay(state, delivered: 1_000, endedAfter: 20), after: 500) == [50, nil])
    }

    @Test(arguments: [
        (0.0, "0"), (7, "7"), (0.25, "0.25"), (12.3456, "12.346"), (0.0004, "0"), (1_999.9999, "2000"),
        (0.007, "0.007"),
        (-1, "0"), (.infinity, "1000000000000"),
    ])
    func `numbers for people have three digits behind the point at most`(value: Double, text: String) {
        #expect(JSONNumber(thousandths: value).text == text)
    }
}
