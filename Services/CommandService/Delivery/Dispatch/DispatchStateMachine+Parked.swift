/// Parked events on their way after all: between live requests, one at a time, until one is refused again.
extension DispatchStateMachine {
    mutating func parkedRead(_ delivery: ParkedDelivery?, _ head: Int64) -> [DispatchAction] {
        guard phase == .readingParked else { return [] }
        guard let delivery else {
            hasRetries = false
            phase = .idle
            // Users may be free again: what was read ahead without them is read anew.
            prefetch = .none
            return advance(head)
        }
        return sendParked(delivery)
    }

    mutating func parkedReadFailed(_ random: Double) -> [DispatchAction] {
        guard phase == .readingParked else { return [] }
        readFailures += 1
        return wait(retryPolicy.delay(afterFailures: readFailures, random: random), then: .read)
    }

    mutating func sendParked(_ delivery: ParkedDelivery) -> [DispatchAction] {
        readFailures = 0
        phase = .sendingParked(delivery)
        return [.sendParked(delivery)]
    }

    mutating func parkedAnswered(
        _ verdict: Verdict, _ failure: DeliveryFailure?, _ delivery: ParkedDelivery, _ random: Double
    ) -> [DispatchAction] {
        let failure = failure ?? DeliveryFailure(position: delivery.position, reason: "The attempt failed.")
        switch verdict {
        case .accepted:
            breaker.succeeded()
            state = .active
            phase = .settlingParked
            return [.settleParked(position: delivery.position, refusal: nil)]
        case .badRequest:
            breaker.succeeded()
            phase = .settlingParked
            return [
                .record(state, failure, nextAttempt: nil),
                .settleParked(position: delivery.position, refusal: failure),
            ]
        case .logDiverged:
            return halt(.stopped, failure)
        case .gone:
            return halt(.paused, failure)
        case .tryAgain(let asked):
            return retryParked(delivery, .retrying, failure, asked: asked, random)
        case .positionMismatch:
            // It stands outside the order: no position can be wrong.
            return retryParked(delivery, .retrying, failure, asked: nil, random)
        case .wrongTarget:
            return retryParked(delivery, .blocked, failure, asked: nil, random)
        }
    }

    private mutating func retryParked(
        _ delivery: ParkedDelivery, _ standing: SubscriptionState, _ failure: DeliveryFailure, asked: Duration?,
        _ random: Double
    ) -> [DispatchAction] {
        let delay = failed(standing, asked: asked, random)
        return [.record(standing, failure, nextAttempt: delay)] + wait(delay, then: .sendParked(delivery))
    }
}
