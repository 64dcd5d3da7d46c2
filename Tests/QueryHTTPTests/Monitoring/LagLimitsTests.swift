import QueryHTTP
import QueryReadModels
import Testing
import UserContract

struct LagLimitsTests {
    private static let now = Timestamp(rfc3339: "2026-03-15T15:00:00Z")!

    private static func status(lag events: Int64, age seconds: Int64) -> ProjectionStatus {
        ProjectionStatus(
            version: 1, log: nil, position: 10, head: 10 + events,
            recordedAt: now.advanced(byMicroseconds: -seconds * 1_000_000), appliedAt: nil)
    }

    @Test(arguments: [(0, 1_000_000), (100, 60), (1, 0)] as [(Int64, Int64)])
    func `near enough is ready`(events: Int64, seconds: Int64) {
        let limits = LagLimits(events: 100, seconds: 60)
        #expect(limits.reasonNotReady(Self.status(lag: events, age: seconds), now: Self.now) == nil)
    }

    @Test func `too many events and too old an answer are told apart`() {
        let limits = LagLimits(events: 100, seconds: 60)
        #expect(
            limits.reasonNotReady(Self.status(lag: 101, age: 0), now: Self.now)
                == "The read models are 101 events behind, more than max-lag-events (100) allows.")
        #expect(
            limits.reasonNotReady(Self.status(lag: 1, age: 61), now: Self.now)
                == "The read models are 61 seconds behind, more than max-lag-seconds (60) allows.")
    }

    @Test func `without limits it may be any time behind`() {
        let limits = LagLimits(events: nil, seconds: nil)
        #expect(limits.reasonNotReady(Self.status(lag: .max / 2, age: 1_000_000), now: Self.now) == nil)
    }
}
