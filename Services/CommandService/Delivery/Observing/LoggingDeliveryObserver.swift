public import Logging
import Metrics
import UserContract

/// Feeds the log and the metrics `webhook_attempts_total{subscription,outcome}`, `webhook_attempt_duration_seconds`,
/// `webhook_lag_events` and `webhook_lag_seconds`.
public struct LoggingDeliveryObserver: DeliveryObserver {
    private let logger: Logger

    public init(logger: Logger) {
        self.logger = logger
    }

    public func observe(_ observation: DeliveryObservation) {
        switch observation {
        case .leading(let name, let position):
            logger.info("This instance delivers.", metadata: ["subscription": "\(name)", "position": "\(position)"])
        case .released(let name):
            logger.info("This instance delivers no longer.", metadata: ["subscription": "\(name)"])
        case .attempt(let name, let attempt):
            count(name, attempt)
        case .stands(let name, let state, let failure):
            tell(name, state, failure)
        case .moved(let name, let from, let to):
            logger.warning(
                "The subscriber goes on from another position.",
                metadata: ["subscription": "\(name)", "from": "\(from)", "to": "\(to)"])
        case .parked(let name, let events):
            Counter(label: "webhook_parked_total", dimensions: [("subscription", name)]).increment(by: events)
            logger.error(
                "Events are parked: see delivery.parked, and use delivery.retry or delivery.discard.",
                metadata: ["subscription": "\(name)", "events": "\(events)"])
        case .lag(let name, let events, let seconds):
            Gauge(label: "webhook_lag_events", dimensions: [("subscription", name)]).record(events)
            Gauge(label: "webhook_lag_seconds", dimensions: [("subscription", name)]).record(seconds)
        case .replaying(let name, let id, let position):
            logger.info(
                "This instance replays.",
                metadata: ["subscription": "\(name)", "replay": "\(id.text)", "position": "\(position)"])
        case .replayEnded(let name, let id, let failure):
            var metadata: Logger.Metadata = ["subscription": "\(name)", "replay": "\(id.text)"]
            metadata["reason"] = failure.map { .string($0.reason) }
            logger.log(
                level: failure == nil ? .info : .error, failure == nil ? "The replay is done." : "The replay failed.",
                metadata: metadata)
        case .readFailed(let name, let reason):
            logger.error(
                "The next events could not be read.", metadata: ["subscription": "\(name)", "reason": "\(reason)"])
        case .cursorTaken(let name):
            logger.warning("Somebody else moved the cursor.", metadata: ["subscription": "\(name)"])
        case .leadLost(let reason):
            logger.warning("Delivery waits for the database.", metadata: ["reason": "\(reason)"])
        }
    }

    private func count(_ name: String, _ attempt: AttemptSummary) {
        let dimensions = [("subscription", name), ("outcome", attempt.outcome.rawValue)]
        Counter(label: "webhook_attempts_total", dimensions: dimensions).increment()
        Recorder(label: "webhook_attempt_duration_seconds", dimensions: [("subscription", name)])
            .record(attempt.duration / .seconds(1))
        logger.debug(
            "A request ended.",
            metadata: [
                "subscription": "\(name)", "replay": "\(attempt.replay?.text ?? "none")",
                "events": "\(attempt.events)",
                "after": "\(attempt.after)", "through": "\(attempt.through)",
                "status": "\(attempt.status.map { "\($0)" } ?? "none")", "outcome": "\(attempt.outcome.rawValue)",
            ])
    }

    /// The contract asks for an alarm at `blocked` and `stopped`: that is the error level.
    private func tell(_ name: String, _ state: SubscriptionState, _ failure: DeliveryFailure?) {
        let level: Logger.Level =
            switch state {
            case .active: .notice
            case .retrying, .paused: .warning
            case .blocked, .stopped: .error
            }
        var metadata: Logger.Metadata = ["subscription": "\(name)", "state": "\(state.rawValue)"]
        if let failure {
            metadata["reason"] = "\(failure.reason)"
            metadata["position"] = "\(failure.position)"
            metadata["status"] = "\(failure.status.map { "\($0)" } ?? "none")"
        }
        logger.log(level: level, "The subscription is \(state.rawValue).", metadata: metadata)
    }
}
