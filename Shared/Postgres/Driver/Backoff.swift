/// How long to wait before the next attempt: doubling from 50 ms to 2 s, so that a failover is seen soon and a dead server is
/// not hammered. Half of each wait is random, so that instances do not come back in step.
struct Backoff: Sendable {
    private(set) var failures = 0

    /// - Parameter jitter: 0 up to 1.
    mutating func failed(jitter: Double) -> Duration {
        failures += 1
        let milliseconds = min(2_000, 50 << min(failures - 1, 10))
        return .milliseconds(Int64(Double(milliseconds) * (0.5 + jitter / 2)))
    }

    mutating func succeeded() {
        failures = 0
    }
}
