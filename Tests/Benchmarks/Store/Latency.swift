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

    var median: Double { milliseconds.sorted()[milliseconds.count / 2] }
}
