import Metrics
import Synchronization
import Testing

@testable import ServiceKit

@Suite(.timeLimit(.minutes(5)))
struct MetricsRefreshTests {
    @Test func `what is asked for when metrics are read is asked once for all who read them at once`() async {
        let registry = MetricsRegistry()
        let asked = Count()
        let standstill = Standstill()
        registry.refresh {
            asked.next()
            await standstill.work()
            Gauge(label: "asked", factory: registry).record(asked.value)
        }
        await withTaskGroup(of: String.self) { group in
            group.addTask { await registry.freshPrometheusText() }
            await standstill.begun()
            for _ in 0..<20 { group.addTask { await registry.freshPrometheusText() } }
            // Time for those who would ask for themselves to begin.
            for _ in 0..<1_000 { await Task.yield() }
            standstill.release()
            for await text in group { #expect(text.contains("asked 1\n")) }
        }
        #expect(asked.value == 1)
    }

    @Test func `what hangs does not keep the metrics from being read`() async {
        let registry = MetricsRegistry()
        Gauge(label: "known", factory: registry).record(7)
        registry.refresh { try? await Task.sleep(for: .seconds(3_600)) }
        #expect(await registry.freshPrometheusText().contains("known 7\n"))
    }

    @Test func `what runs is told in labels`() {
        let registry = MetricsRegistry()
        registry.describeBuild(service: "query-service", version: "1.0.0")
        #expect(registry.prometheusText().contains("build_info{service=\"query-service\",version=\"1.0.0\"} 1\n"))
    }

    @Test func `seconds have the buckets of seconds however they are recorded`() {
        let registry = MetricsRegistry()
        Recorder(label: "latency_seconds", factory: registry).record(0.003)
        #expect(registry.prometheusText().contains("latency_seconds_bucket{le=\"0.005\"} 1\n"))
    }

    private final class Count: Sendable {
        private let current = Atomic(0)

        var value: Int { current.load(ordering: .relaxed) }

        func next() { current.add(1, ordering: .relaxed) }
    }
}
