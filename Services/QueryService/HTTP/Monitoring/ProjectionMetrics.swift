internal import Metrics
public import QueryReadModels
public import ServiceKit
internal import UserContract

/// `projection_*` and `waiting_readers`, as of the moment at which somebody reads them: one statement, and without an answer
/// to it they stay as they were.
public struct ProjectionMetrics: Sendable {
    private let position: Gauge
    private let head: Gauge
    private let lagEvents: Gauge
    private let lagSeconds: Gauge
    private let waiting: Gauge

    public init(registry: MetricsRegistry) {
        let gauge = { Gauge(label: $0, dimensions: [("projection", "users")], factory: registry) }
        position = gauge("projection_position")
        head = gauge("projection_head_position")
        lagEvents = gauge("projection_lag_events")
        lagSeconds = gauge("projection_lag_seconds")
        waiting = Gauge(label: "waiting_readers", factory: registry)
        registry.describe("projection_position", "The last position that the read models have applied.")
        registry.describe("projection_head_position", "The log's last position, as the last delivery told it.")
        registry.describe("projection_lag_events", "Events between the two.")
        registry.describe("projection_lag_seconds", "Age of the last event applied while any is missing.")
        registry.describe("waiting_readers", "Requests that wait for a position.")
        registry.describe("projection_events_applied_total", "Events that this instance applied.")
        registry.describe("projection_apply_duration_seconds", "Time from a delivery to its commit.")
    }

    public func follow(_ readModels: ReadModels, in registry: MetricsRegistry) {
        registry.refresh { [self] in
            waiting.record(readModels.positions.waiters.count)
            guard let status = try? await readModels.status() else { return }
            record(status, now: .now())
        }
    }

    func record(_ status: ProjectionStatus, now: Timestamp) {
        position.record(status.position)
        head.record(status.head)
        lagEvents.record(status.lagEvents)
        lagSeconds.record(status.lagSeconds(now: now))
    }
}
