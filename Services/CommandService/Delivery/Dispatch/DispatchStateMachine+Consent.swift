/// The target's consent before the first delivery (CloudEvents HTTP web hooks, section 4).
extension DispatchStateMachine {
    mutating func verify() -> [DispatchAction] {
        phase = .verifying
        return [.verify]
    }

    mutating func verified(
        _ verdict: Verdict, _ failure: DeliveryFailure?, _ head: Int64, _ random: Double
    ) -> [DispatchAction] {
        guard phase == .verifying else { return [] }
        if case .accepted = verdict {
            breaker.succeeded()
            needsConsent = false
            phase = .idle
            return advance(head)
        }
        let failure = failure ?? DeliveryFailure(position: reached.settled, reason: "The target did not consent.")
        switch verdict {
        case .gone:
            return halt(.paused, failure)
        case .tryAgain(let asked):
            let delay = failed(.retrying, asked: asked, random)
            return [.record(.retrying, failure, nextAttempt: delay)] + wait(delay, then: .verify)
        case .accepted, .positionMismatch, .logDiverged, .wrongTarget, .badRequest:
            let delay = failed(.blocked, random)
            return [.record(.blocked, failure, nextAttempt: delay)] + wait(delay, then: .verify)
        }
    }
}
