import Glibc

/// An instant of the machine's monotonic clock. Nanoseconds in 64 bits because the driver compares several for each request.
struct MonotonicTime: Sendable, Hashable, Comparable {
    var nanoseconds: Int64

    static let distantFuture = MonotonicTime(nanoseconds: .max)

    static func now() -> MonotonicTime {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return MonotonicTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    /// Never overflows: what is too far away is the distant future.
    func advanced(by duration: Duration) -> MonotonicTime {
        let (seconds, attoseconds) = duration.components
        let (whole, tooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, tooLate) = nanoseconds.addingReportingOverflow(whole &+ attoseconds / 1_000_000_000)
        return tooLong || tooLate ? .distantFuture : MonotonicTime(nanoseconds: sum)
    }

    static func < (left: MonotonicTime, right: MonotonicTime) -> Bool {
        left.nanoseconds < right.nanoseconds
    }
}
