/// The label `outcome` of `webhook_attempts_total`.
public enum AttemptOutcome: String, Sendable, CaseIterable {
    case accepted
    case positionMismatch = "position_mismatch"
    case logDiverged = "log_diverged"
    case gone
    case retry
    case wrongTarget = "wrong_target"
    case refused

    init(_ verdict: Verdict) {
        switch verdict {
        case .accepted: self = .accepted
        case .positionMismatch: self = .positionMismatch
        case .logDiverged: self = .logDiverged
        case .gone: self = .gone
        case .tryAgain: self = .retry
        case .wrongTarget: self = .wrongTarget
        case .badRequest: self = .refused
        }
    }
}
