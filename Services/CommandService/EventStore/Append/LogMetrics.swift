import Metrics

/// `events_appended_total`, of this instance, and `event_store_head_position`.
struct LogMetrics: Sendable {
    private let appended = Counter(label: "events_appended_total")
    private let head = Gauge(label: "event_store_head_position")

    func appended(_ events: Int, head position: Int64) {
        appended.increment(by: events)
        head.record(position)
    }
}
