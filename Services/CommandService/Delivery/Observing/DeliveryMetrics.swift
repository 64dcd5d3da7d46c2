import Metrics
import UserContract

/// The metrics of delivery. A subscription is told by its name, never by its address.
struct DeliveryMetrics: Sendable {
    func attempted(_ name: String, _ attempt: AttemptSummary) {
        let outcome = [("subscription", name), ("outcome", attempt.outcome.rawValue)]
        Counter(label: "webhook_attempts_total", dimensions: outcome).increment()
        Recorder(label: "webhook_attempt_duration_seconds", dimensions: [("subscription", name)])
            .record(attempt.duration / .seconds(1))
        guard attempt.outcome == .accepted else { return }
        if let progress = attempt.replayProgress {
            replayed(name, progress)
        } else if let recorded = attempt.recorded {
            let microseconds = max(0, Timestamp.now().microseconds - recorded.microseconds)
            Recorder(label: "webhook_delivery_latency_seconds", dimensions: [("subscription", name)])
                .record(Double(microseconds) / 1_000_000)
        }
    }

    func replayed(_ name: String, _ progress: Double) {
        Gauge(label: "replay_progress_ratio", dimensions: [("subscription", name)]).record(progress)
    }

    func lags(_ name: String, events: Int64, seconds: Double) {
        for label in ["webhook_lag_events", "webhook_pending"] {
            Gauge(label: label, dimensions: [("subscription", name)]).record(events)
        }
        for label in ["webhook_lag_seconds", "webhook_oldest_pending_age_seconds"] {
            Gauge(label: label, dimensions: [("subscription", name)]).record(seconds)
        }
    }

    func parked(_ name: String, events: Int) {
        for label in ["webhook_parked_total", "webhook_dead_total"] {
            Counter(label: label, dimensions: [("subscription", name)]).increment(by: events)
        }
    }

    /// 1 for the state that it is in, 0 for the others.
    func stands(_ name: String, _ current: SubscriptionState) {
        for state in SubscriptionState.allCases {
            Gauge(label: "webhook_endpoint_state", dimensions: [("subscription", name), ("state", state.rawValue)])
                .record(state == current ? 1 : 0)
        }
    }
}
