/// The contract's answer table (section 2).
extension DispatchStateMachine {
    mutating func answered(
        _ verdict: Verdict, _ failure: DeliveryFailure?, _ head: Int64, _ random: Double
    ) -> [DispatchAction] {
        if case .sendingParked(let delivery) = phase {
            return parkedAnswered(verdict, failure, delivery, random)
        }
        guard case .sending(let batch) = phase else { return [] }
        let failure = failure ?? DeliveryFailure(position: batch.through.position, reason: "The attempt failed.")
        switch verdict {
        case .accepted(let position?) where position > head:
            return askForHead(batch, .acceptedUpTo(position))
        case .accepted:
            return accept(batch, head)
        case .positionMismatch(let position) where position > head:
            return askForHead(batch, .wants(position))
        case .positionMismatch(let position):
            return move(to: position, batch, failure, random)
        case .logDiverged:
            return halt(.stopped, failure)
        case .gone:
            return halt(.paused, failure)
        case .tryAgain(let asked):
            return retry(batch, .retrying, failure, asked: asked, random)
        case .wrongTarget:
            return retry(batch, .blocked, failure, asked: nil, random)
        case .badRequest:
            return refused(batch, failure, head, random)
        }
    }

    mutating func accept(_ batch: DispatchBatch, _ head: Int64) -> [DispatchAction] {
        breaker.succeeded()
        mismatches = 0
        probe = nil
        state = .active
        suspects = suspects?.after(accepted: batch)
        var actions = save(batch.through, .accepted(events: batch.eventCount))
        if prefetch == .none, !isStopping, min(head, mode.end ?? head) > batch.through.position {
            actions += read(after: batch.through, head)
        }
        return actions
    }

    private mutating func retry(
        _ batch: DispatchBatch, _ standing: SubscriptionState, _ failure: DeliveryFailure, asked: Duration?,
        _ random: Double
    ) -> [DispatchAction] {
        let delay = failed(standing, asked: asked, random)
        guard breaker.isOpen else {
            return [.record(standing, failure, nextAttempt: delay)] + wait(delay, then: .send(batch))
        }
        // For a target that is away for long no request is kept in memory.
        prefetch = .none
        probe = batch.order
        reached = batch.after
        return [.record(standing, failure, nextAttempt: delay)] + wait(delay, then: .read)
    }

    /// Counts a failed attempt; returns the wait before the next one.
    mutating func failed(_ standing: SubscriptionState, asked: Duration? = nil, _ random: Double) -> Duration {
        breaker.failed()
        state = standing
        return retryPolicy.delay(afterFailures: breaker.failures, asked: asked, random: random)
    }

    /// The subscriber is elsewhere. The first time it is believed at once; one that never accepts anything in between
    /// would otherwise keep us busy without a pause.
    private mutating func move(
        to position: Int64, _ batch: DispatchBatch, _ failure: DeliveryFailure, _ random: Double
    ) -> [DispatchAction] {
        guard position != batch.after.position else {
            return retry(batch, .retrying, failure, asked: nil, random)
        }
        guard position >= mode.start else {
            var failure = failure
            failure.reason = "The subscriber is at position \(position), before the replay's first event."
            return halt(.stopped, failure)
        }
        prefetch = .none
        suspects = nil
        probe = nil
        mismatches += 1
        if mismatches == 1 { return locate(position) }
        let delay = failed(.retrying, random)
        return [.record(.retrying, failure, nextAttempt: delay)] + wait(delay, then: .locate(position: position))
    }

    mutating func locate(_ position: Int64) -> [DispatchAction] {
        if isStopping { return finish() }
        phase = .locating(position: position)
        // Nothing lies at or below the start.
        guard position > mode.start else { return save(DeliveryCursor(position: position), .mismatch) }
        return [.locate(position: position)]
    }
}

// MARK: Bad events

extension DispatchStateMachine {
    /// The subscriber dislikes something in the request: halves are sent until one event stands alone.
    private mutating func refused(
        _ batch: DispatchBatch, _ failure: DeliveryFailure, _ head: Int64, _ random: Double
    ) -> [DispatchAction] {
        if let narrower = Suspects(refused: batch) {
            suspects = narrower
            prefetch = .none
            probe = nil
            phase = .idle
            return [.record(state, failure, nextAttempt: nil)] + advance(head)
        }
        switch mode {
        case .live(.block):
            // It stays in the way, and somebody must look.
            return retry(batch, .blocked, failure, asked: nil, random)
        case .live(.park):
            return park(batch, failure)
        case .replay:
            return halt(.blocked, failure)
        }
    }

    /// Puts the one event aside. The subscriber's own position stays: the next request covers the gap.
    private mutating func park(_ batch: DispatchBatch, _ failure: DeliveryFailure) -> [DispatchAction] {
        guard let event = batch.onlyEvent else { return halt(.stopped, failure) }
        breaker.succeeded()
        suspects = nil
        probe = nil
        prefetch = .none
        hasParked = true
        state = .active
        var passed = batch.after
        passed.settled = batch.through.position
        return [.record(.active, failure, nextAttempt: nil)]
            + save(passed, .parked, parked: [EventToPark(refused: event, failure)])
    }
}

// MARK: Claims beyond the head

extension DispatchStateMachine {
    /// Another instance may have delivered what this one has not heard of yet: ask before calling it another history.
    private mutating func askForHead(_ batch: DispatchBatch, _ claim: PositionClaim) -> [DispatchAction] {
        phase = .judging(batch, claim: claim)
        return [.confirmHead]
    }

    mutating func judge(_ head: Int64, _ random: Double) -> [DispatchAction] {
        guard case .judging(let batch, let claim) = phase else { return [] }
        guard claim.position <= head else {
            let reason = "The subscriber is at position \(claim.position), beyond the log's head \(head)."
            return halt(.stopped, DeliveryFailure(position: batch.through.position, reason: reason))
        }
        switch claim {
        case .acceptedUpTo:
            return accept(batch, head)
        case .wants(let position):
            let failure = DeliveryFailure(
                position: batch.through.position, status: 409, reason: "The subscriber is at another position.")
            return move(to: position, batch, failure, random)
        }
    }

    /// The same request will bring the same answer, and then the head is asked for again.
    mutating func confirmationFailed(_ random: Double) -> [DispatchAction] {
        guard case .judging(let batch, _) = phase else { return [] }
        breaker.failed()
        return wait(retryPolicy.delay(afterFailures: breaker.failures, random: random), then: .send(batch))
    }
}
