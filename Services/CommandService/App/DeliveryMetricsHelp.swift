import ServiceKit

/// What `# HELP` says about the metrics of delivery.
enum DeliveryMetricsHelp {
    static func describe(in metrics: MetricsRegistry) {
        for (name, help) in sentences {
            metrics.describe(name, help)
        }
    }

    private static let sentences = [
        ("webhook_attempts_total", "Requests to subscribers, by what became of them."),
        ("webhook_attempt_duration_seconds", "Time from a request to its answer."),
        ("webhook_delivery_latency_seconds", "Time from an event's recording to its acceptance; of the first event."),
        ("webhook_lag_events", "Events that the subscription has not passed yet."),
        ("webhook_pending", "Events that the subscription has not passed yet."),
        ("webhook_lag_seconds", "Age of the oldest event that is not accepted."),
        ("webhook_oldest_pending_age_seconds", "Age of the oldest event that is not accepted."),
        ("webhook_parked_total", "Events put aside because the subscriber refused them or one before them."),
        ("webhook_dead_total", "Events put aside because the subscriber refused them or one before them."),
        ("webhook_endpoint_state", "1 for the state that the subscription is in."),
        ("replay_progress_ratio", "How much of its stretch the last replay has sent."),
    ]
}
