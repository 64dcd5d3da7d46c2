import CommandApplication
import Metrics
import Synchronization

/// `commands_total{method,outcome}` and `command_duration_seconds{method}`.
final class CommandMetrics: Sendable {
    private struct Series: Hashable {
        let method: String
        let outcome: String
    }

    /// The backend of swift-metrics is one for the process, and so is this.
    static let shared = CommandMetrics()

    private let counters = Mutex<[Series: Counter]>([:])
    private let timers = Mutex<[String: Timer]>([:])

    func record(_ method: String, _ outcome: String, _ duration: Duration) {
        let series = Series(method: method, outcome: outcome)
        let counter = counters.withLock { counters in
            if let counter = counters[series] {
                return counter
            }
            let counter = Counter(label: "commands_total", dimensions: [("method", method), ("outcome", outcome)])
            counters[series] = counter
            return counter
        }
        let timer = timers.withLock { timers in
            if let timer = timers[method] {
                return timer
            }
            let timer = Timer(label: "command_duration_seconds", dimensions: [("method", method)])
            timers[method] = timer
            return timer
        }
        counter.increment()
        let parts = duration.components
        timer.recordNanoseconds(parts.seconds * 1_000_000_000 + parts.attoseconds / 1_000_000_000)
    }
}

extension CommandAnswer {
    var outcome: String {
        if dryRun {
            return "dry_run"
        }
        if duplicate {
            return "duplicate"
        }
        return events.isEmpty ? "no_change" : "done"
    }
}
