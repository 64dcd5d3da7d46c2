internal import Metrics

/// `projection_events_applied_total` and `projection_apply_duration_seconds`, of this instance and the copy that serves.
struct ApplyMetrics: Sendable {
    private let events = Counter(label: "projection_events_applied_total", dimensions: [("projection", "users")])
    private let duration = Timer(label: "projection_apply_duration_seconds", dimensions: [("projection", "users")])

    func applied(_ count: Int, since start: ContinuousClock.Instant) {
        events.increment(by: count)
        let parts = (ContinuousClock.now - start).components
        duration.recordNanoseconds(parts.seconds * 1_000_000_000 + parts.attoseconds / 1_000_000_000)
    }
}
