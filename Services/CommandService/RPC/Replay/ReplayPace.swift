import CommandDelivery
import UserContract

/// How fast a replay goes and when it will be through, as far as that can be said.
struct ReplayPace: Sendable, Hashable {
    /// Events per second: the limit when there is one, else what was measured.
    let rate: Double?
    /// Nil for a replay that has ended.
    let secondsLeft: Int64?

    init(_ replay: ReplayStatus, at now: Timestamp) {
        let measured = replay.startedAt.flatMap { start -> Double? in
            let elapsed = Double((replay.endedAt ?? now).microseconds - start.microseconds) / 1_000_000
            guard elapsed > 0, replay.deliveredEvents > 0 else { return nil }
            return Double(replay.deliveredEvents) / elapsed
        }
        let rate = replay.rateLimit.map { Double($0) } ?? measured
        self.rate = rate
        secondsLeft = rate.flatMap { rate in
            guard !replay.state.hasEnded else { return nil }
            let left = Double(max(0, replay.matchingEvents - replay.deliveredEvents)) / rate
            return Int64(min(left, 1e12).rounded(.up))
        }
    }
}
