import Metrics
import Synchronization

/// `http_requests_total{route,code}` and `http_request_duration_seconds{route}`, with the series looked up once.
final class HTTPMetrics: Sendable {
    private struct Series: Hashable {
        let route: String
        let status: Int
    }

    private let registry: MetricsRegistry
    private let counters = Mutex<[Series: CounterMetric]>([:])
    private let durations = Mutex<[String: HistogramMetric]>([:])

    init(_ registry: MetricsRegistry) {
        self.registry = registry
        registry.describe("http_requests_total", "Requests answered, by route and status.")
        registry.describe("http_request_duration_seconds", "Time from the request's head to its answer.")
    }

    func record(route: String, status: Int, duration: Duration) {
        let counter = counters.withLock { counters in
            let series = Series(route: route, status: status)
            if let counter = counters[series] {
                return counter
            }
            let key = MetricKey("http_requests_total", [("route", route), ("code", String(status))])
            let counter = registry.counter(key)
            counters[series] = counter
            return counter
        }
        let histogram = durations.withLock { durations in
            if let histogram = durations[route] {
                return histogram
            }
            let key = MetricKey("http_request_duration_seconds", [("route", route)])
            let histogram = registry.histogram(key, bounds: HistogramMetric.secondBounds)
            durations[route] = histogram
            return histogram
        }
        counter.increment(by: 1.0)
        let parts = duration.components
        histogram.record(Double(parts.seconds) + Double(parts.attoseconds) / 1e18)
    }
}
