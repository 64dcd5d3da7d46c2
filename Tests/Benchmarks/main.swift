import Glibc

/// Each measures one thing against its yardstick, in one run on one machine. See README.md for the figures.
let benchmarks: [String: @Sendable () async throws -> Void] = [
    "apply": ApplyBenchmark.run,
    "postgres": PostgresBenchmark.run,
    "search": SearchBenchmark.run,
    "store": StoreBenchmark.run,
]

guard let name = CommandLine.arguments.dropFirst().first, let benchmark = benchmarks[name] else {
    print("usage: benchmarks \(benchmarks.keys.sorted().joined(separator: "|"))")
    exit(64)
}
do {
    try await benchmark()
} catch {
    print("\(error)")
    exit(1)
}
