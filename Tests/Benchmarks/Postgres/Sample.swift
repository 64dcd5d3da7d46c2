import Glibc

/// What a run of reads took: of time, and of this process's processors.
struct Sample {
    var seconds = Double.infinity
    var processorSeconds = Double.infinity

    /// The best of both runs, each on its own.
    func best(_ other: Sample) -> Sample {
        Sample(
            seconds: min(seconds, other.seconds), processorSeconds: min(processorSeconds, other.processorSeconds))
    }

    static func of(_ body: () async throws -> Void) async throws -> Sample {
        let clock = ContinuousClock()
        let start = clock.now
        let processor = processorTime()
        try await body()
        let (seconds, attoseconds) = (clock.now - start).components
        return Sample(
            seconds: Double(seconds) + Double(attoseconds) / 1e18, processorSeconds: processorTime() - processor)
    }

    private static func processorTime() -> Double {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }
}
