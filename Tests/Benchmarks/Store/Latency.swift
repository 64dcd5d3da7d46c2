/// Durations of the same thing done again and again.
struct Latency {
    private var milliseconds: [Double] = []

    mutating func measure<Result>(_ body: () async throws -> Result) async throws -> Result {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try await body()
        milliseconds.append((clock.now - start) / .milliseconds(1))
        return result
    }

    mutating func add(_ other: Latency) {
        milliseconds += other.milliseconds
    }

    var total: Double { milliseconds.reduce(0, +) }
    var median: Double { percentile(50) }

    func percentile(_ percent: Int) -> Double {
        milliseconds.sorted()[min(milliseconds.count - 1, milliseconds.count * percent / 100)]
    }
}
