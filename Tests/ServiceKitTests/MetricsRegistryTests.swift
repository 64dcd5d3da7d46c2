import Metrics
import ServiceKit
import Testing

struct MetricsRegistryTests {
    @Test func `counters, gauges and timers become Prometheus text`() {
        let registry = MetricsRegistry()
        registry.describe("commands_total", "Commands handled.")
        Counter(label: "commands_total", dimensions: [("method", "user.create")], factory: registry).increment(by: 2)
        Counter(label: "commands_total", dimensions: [("method", "user.create")], factory: registry).increment()
        Meter(label: "lag.seconds", factory: registry).set(1.5)
        let text = registry.prometheusText()
        #expect(
            text
                == """
                # HELP commands_total Commands handled.
                # TYPE commands_total counter
                commands_total{method="user.create"} 3
                # HELP lag_seconds lag seconds
                # TYPE lag_seconds gauge
                lag_seconds 1.5

                """)
    }

    @Test func `a histogram's buckets are cumulative and end with +Inf, which equals the count`() {
        let registry = MetricsRegistry()
        let timer = Metrics.Timer(label: "t_seconds", dimensions: [("r", "/")], factory: registry)
        timer.recordNanoseconds(1_000_000)
        timer.recordNanoseconds(20_000_000)
        timer.recordNanoseconds(60_000_000_000)
        let lines = registry.prometheusText().split(separator: "\n")
        #expect(lines.contains("# TYPE t_seconds histogram"))
        #expect(lines.contains(#"t_seconds_bucket{r="/",le="0.0005"} 0"#))
        #expect(lines.contains(#"t_seconds_bucket{r="/",le="0.001"} 1"#))
        #expect(lines.contains(#"t_seconds_bucket{r="/",le="10"} 2"#))
        #expect(lines.contains(#"t_seconds_bucket{r="/",le="+Inf"} 3"#))
        #expect(lines.contains(#"t_seconds_sum{r="/"} 60.021"#))
        #expect(lines.contains(#"t_seconds_count{r="/"} 3"#))
    }

    @Test func `labels are escaped and names made fit`() {
        let registry = MetricsRegistry()
        Counter(label: "1 a-b", dimensions: [("l", "x\"\\\ny")], factory: registry).increment()
        #expect(registry.prometheusText().contains("__a_b{l=\"x\\\"\\\\\\ny\"} 1\n"))
    }
}
