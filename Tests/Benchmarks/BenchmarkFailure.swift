/// Why a benchmark could not be run.
struct BenchmarkFailure: Error, CustomStringConvertible {
    let problem: String

    var description: String { problem }
}
