import Synchronization

/// Every metric of the process, rendered as Prometheus text. It is also the backend of swift-metrics.
public final class MetricsRegistry: Sendable {
    private struct State {
        var counters: [MetricKey: CounterMetric] = [:]
        var gauges: [MetricKey: GaugeMetric] = [:]
        var histograms: [MetricKey: HistogramMetric] = [:]
        var help: [String: String] = [:]
        var refreshes: [@Sendable () async -> Void] = []
    }

    private let state = Mutex(State())
    let refreshed = SharedAnswer<Void>()

    public init() {}

    /// What `# HELP` says about a metric.
    public func describe(_ name: String, _ help: String) {
        state.withLock { $0.help[MetricKey.fitName(name)] = help }
    }

    var refreshes: [@Sendable () async -> Void] { state.withLock { $0.refreshes } }

    func addRefresh(_ refresh: @escaping @Sendable () async -> Void) {
        state.withLock { $0.refreshes.append(refresh) }
    }

    func counter(_ key: MetricKey) -> CounterMetric {
        state.withLock { $0.counters.value(key) { CounterMetric() } }
    }

    func gauge(_ key: MetricKey) -> GaugeMetric {
        state.withLock { $0.gauges.value(key) { GaugeMetric() } }
    }

    func histogram(_ key: MetricKey, bounds: [Double]) -> HistogramMetric {
        state.withLock { $0.histograms.value(key) { HistogramMetric(bounds: bounds) } }
    }

    /// Text exposition format 0.0.4.
    public func prometheusText() -> String {
        let state = state.withLock { $0 }
        var text = PrometheusText(help: state.help)
        text.append(state.counters.map { ($0, [.plain($1.value)]) }, type: "counter")
        text.append(state.gauges.map { ($0, [.plain($1.value)]) }, type: "gauge")
        text.append(state.histograms.map { ($0, $1.samples) }, type: "histogram")
        return text.text
    }
}

extension Dictionary {
    fileprivate mutating func value(_ key: Key, or make: () -> Value) -> Value {
        if let value = self[key] {
            return value
        }
        let value = make()
        self[key] = value
        return value
    }
}
