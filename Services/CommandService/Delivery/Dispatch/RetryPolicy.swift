/// How long to wait after failed attempts: exponential with full jitter, so that many dispatchers whose subscriber comes
/// back do not come back together.
struct RetryPolicy: Sendable, Hashable {
    static let first = Duration.milliseconds(100)
    /// No `Retry-After` holds us longer.
    static let longestAskedWait = Duration.seconds(3_600)

    var maximum: Duration

    init(maximum: Duration) {
        self.maximum = maximum
    }

    /// The wait before the next attempt after `failures` failed ones in a row (1 or more). `random` is in `0..<1`.
    func delay(afterFailures failures: Int, random: Double) -> Duration {
        // 2^20 times 100 ms is more than a day, beyond any maximum.
        let doublings = min(max(failures - 1, 0), 20)
        return min(Self.first * (1 << doublings), maximum) * random
    }

    /// A subscriber's own wish takes the place of the exponential wait; zero is no wish.
    func delay(afterFailures failures: Int, asked: Duration?, random: Double) -> Duration {
        guard let asked, asked > .zero else { return delay(afterFailures: failures, random: random) }
        return min(asked, Self.longestAskedWait)
    }
}
