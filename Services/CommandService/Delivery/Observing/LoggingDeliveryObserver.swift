public import Logging
import UserContract

/// Feeds the log and the metrics of delivery.
public struct LoggingDeliveryObserver: DeliveryObserver {
    private let logger: Logger
    private let metrics = DeliveryMetrics()

    public init(logger: Logger) {
        self.logger = logger
    }

    public func observe(_ observation: DeliveryObservation) {
        switch observation {
        case .leading(let name, let position, let state):
            metrics.stands(name, state)
            logger.info("This instance delivers.", metadata: ["subscription": "\(name)", "position": "\(position)"])
        case .released(let name):
            logger.info("This instance delivers no longer.", metadata: ["subscription": "\(name)"])
        case .attempt(let name, let attempt):
            count(name, attempt)
        case .stands(let name, let state, let failure):
            metrics.stands(name, state)
            tell(name, state, failure)
        case .moved(let name, let from, let to):
            logger.warning(
                "The subscriber goes on from another position.",
                metadata: ["subscription": "\(name)", "from": "\(from)", "to": "\(to)"])
        case .parked(let name, let events):
            metrics.parked(name, events: events)
            logger.error(
                "Events are parked: see delivery.parked, and use delivery.retry or delivery.discard.",
                metadata: ["subscription": "\(name)", "events": "\(events)"])
        case .lag(let name, let events, let seconds):
            metrics.lags(name, events: events, seconds: seconds)
        case .replaying(let name, let id, let position):
            logger.info(
                "This instance replays.",
                metadata: ["subscription": "\(name)", "replay": "\(id.text)", "position": "\(position)"])
        case .replayEnded(let name, let id, let failure):
            if failure == nil { metrics.replayed(name, 1) }
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
        metrics.attempted(name, attempt)
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
