/// What is dispatched, and what ends it.
enum DispatchMode: Sendable, Hashable {
    /// The log as it grows, for ever.
    case live(PoisonPolicy)
    /// A stretch of history once more. Nothing before `start + 1` or beyond `end` is sent, at most so many events per second.
    case replay(start: Int64, end: Int64, ratePerSecond: Int64?)

    /// The last position that may be read.
    var end: Int64? {
        if case .replay(_, let end, _) = self { end } else { nil }
    }

    /// The position before the first that may be sent.
    var start: Int64 {
        if case .replay(let start, _, _) = self { start } else { 0 }
    }

    /// Events in one request at most, when a rate asks for fewer than the subscription takes.
    func limit(_ maxBatch: Int) -> Int {
        guard case .replay(_, _, let rate?) = self else { return maxBatch }
        return max(1, Int(min(rate, Int64(maxBatch))))
    }

    /// The pause after so many events.
    func pause(after events: Int) -> Duration? {
        guard case .replay(_, _, let rate?) = self, rate > 0, events > 0 else { return nil }
        return .seconds(events) / Double(rate)
    }
}
