import Metrics
import Synchronization

final class HistogramMetric: RecorderHandler, TimerHandler {
    static let secondBounds = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
    static let sizeBounds: [Double] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000, 10_000, 100_000, 1_000_000]

    private struct State {
        var counts: [Int]
        var sum = 0.0
        var count = 0
    }

    private let bounds: [Double]
    private let state: Mutex<State>

    init(bounds: [Double]) {
        self.bounds = bounds
        state = Mutex(State(counts: Array(repeating: 0, count: bounds.count)))
    }

    func record(_ value: Int64) {
        record(Double(value))
    }

    func record(_ value: Double) {
        state.withLock { state in
            state.sum += value
            state.count += 1
            if let bucket = bounds.firstIndex(where: { value <= $0 }) {
                state.counts[bucket] += 1
            }
        }
    }

    func recordNanoseconds(_ duration: Int64) {
        record(Double(duration) / 1_000_000_000)
    }

    /// Buckets are cumulative and end with `+Inf`, which equals the count.
    var samples: [MetricSample] {
        let state = state.withLock { $0 }
        var running = 0
        var samples = zip(bounds, state.counts).map { bound, count in
            running += count
            return MetricSample(
                suffix: "_bucket", label: "le=\"\(PrometheusText.number(bound))\"", value: Double(running))
        }
        samples.append(MetricSample(suffix: "_bucket", label: "le=\"+Inf\"", value: Double(state.count)))
        samples.append(MetricSample(suffix: "_sum", label: nil, value: state.sum))
        samples.append(MetricSample(suffix: "_count", label: nil, value: Double(state.count)))
        return samples
    }
}
