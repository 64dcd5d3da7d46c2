/// One subscription's delivery, without any I/O, clock or chance: inputs go in, actions come out.
///
/// It keeps three promises. At most one request is under way. A request whose fate is unknown is repeated as it was, so the
/// events that arrive meanwhile wait for the next one. Nothing further is sent before the cursor is saved, so a crash
/// repeats at most the request under way.
struct DispatchStateMachine {
    /// What the machine is doing.
    private enum Phase: Hashable {
        /// Waiting for events, or for a batch being read.
        case idle
        case sending(DispatchBatch)
        /// The subscriber claims a position beyond the head that we know; the head is asked for anew.
        case judging(DispatchBatch, claim: Claim)
        case locating(position: Int64)
        case saving(to: DeliveryCursor)
        case waiting(number: Int, then: Next)
        /// Paused or stopped.
        case halted
        case finished
    }

    private enum Claim: Hashable {
        case acceptedUpTo(Int64)
        case wants(Int64)

        var position: Int64 {
            switch self {
            case .acceptedUpTo(let position), .wants(let position): position
            }
        }
    }

    /// What follows a wait.
    private enum Next: Hashable {
        case send(DispatchBatch)
        case locate(position: Int64)
        case read
    }

    /// The batch after the one being sent.
    private enum Prefetch: Hashable {
        case none
        case reading(ReadOrder)
        case ready(DispatchBatch)
    }

    let maxBatch: Int
    let retryPolicy: RetryPolicy
    private(set) var cursor: DeliveryCursor
    private(set) var state: SubscriptionState
    private var phase = Phase.idle
    private var prefetch = Prefetch.none
    private var suspects: Suspects?
    /// In a row, without a success between.
    private var failures = 0
    private var readFailures = 0
    private var mismatches = 0
    private var waits = 0
    private var isAwaitingEvents = false
    private var isStopping = false

    init(cursor: DeliveryCursor, state: SubscriptionState, maxBatch: Int, retryPolicy: RetryPolicy) {
        self.cursor = cursor
        self.state = state
        self.maxBatch = max(1, maxBatch)
        self.retryPolicy = retryPolicy
    }

    /// `head` is the confirmed position as known now; `random` is in `0..<1`.
    mutating func handle(_ input: DispatchInput, head: Int64, random: Double) -> [DispatchAction] {
        guard phase != .finished else { return [] }
        switch input {
        case .started:
            return start(head)
        case .headMoved:
            isAwaitingEvents = false
            return advance(head)
        case .batchRead(let order, let batch):
            return batchRead(order, batch, head)
        case .readFailed(let order):
            return readFailed(order, random)
        case .answered(let verdict, let failure):
            return answered(verdict, failure, head, random)
        case .headConfirmed(let confirmed):
            return judge(max(head, confirmed), random)
        case .confirmationFailed:
            return confirmationFailed(random)
        case .located(let position, let eventID):
            guard phase == .locating(position: position) else { return [] }
            return save(DeliveryCursor(position: position, eventID: eventID), accepted: false)
        case .locationFailed(let position):
            guard phase == .locating(position: position) else { return [] }
            return wait(retryPolicy.delay(afterFailures: 1, random: random), then: .locate(position: position))
        case .cursorSaved:
            return cursorSaved(head)
        case .cursorTaken:
            return finish()
        case .waited(let number):
            return waited(number, head)
        case .stopRequested:
            return stop()
        }
    }
}

// MARK: Moving on

extension DispatchStateMachine {
    private mutating func start(_ head: Int64) -> [DispatchAction] {
        guard state.isSending else {
            phase = .halted
            return []
        }
        return advance(head)
    }

    /// From idle to the next request, as far as the events at hand allow.
    private mutating func advance(_ head: Int64) -> [DispatchAction] {
        guard phase == .idle else { return [] }
        if isStopping { return finish() }
        switch prefetch {
        case .ready(let batch) where batch.after.position == cursor.position:
            prefetch = .none
            return send(batch) + readAhead(batch, head)
        case .reading:
            return []
        case .ready, .none:
            prefetch = .none
            return read(after: cursor, head)
        }
    }

    private mutating func send(_ batch: DispatchBatch) -> [DispatchAction] {
        phase = .sending(batch)
        return [.send(batch)]
    }

    private mutating func read(after start: DeliveryCursor, _ head: Int64) -> [DispatchAction] {
        guard head > start.position else {
            if isAwaitingEvents { return [] }
            isAwaitingEvents = true
            return [.awaitEvents(beyond: start.position)]
        }
        var order = ReadOrder(after: start, through: head, limit: maxBatch)
        if let suspects {
            order.through = min(head, suspects.through)
            order.limit = min(maxBatch, suspects.limit)
        }
        prefetch = .reading(order)
        return [.read(order)]
    }

    /// Reads the next batch while one is under way, if a full one is there. A smaller one is worth waiting for: read when
    /// the answer has come, beside the saving of the cursor, it holds everything that arrived until then.
    private mutating func readAhead(_ batch: DispatchBatch, _ head: Int64) -> [DispatchAction] {
        guard suspects == nil, !isStopping, head - batch.through.position >= Int64(maxBatch) else { return [] }
        return read(after: batch.through, head)
    }

    private mutating func batchRead(_ order: ReadOrder, _ batch: DispatchBatch, _ head: Int64) -> [DispatchAction] {
        guard prefetch == .reading(order) else { return [] }
        readFailures = 0
        prefetch = .ready(batch)
        return advance(head)
    }

    private mutating func readFailed(_ order: ReadOrder, _ random: Double) -> [DispatchAction] {
        guard prefetch == .reading(order) else { return [] }
        prefetch = .none
        // A failed read ahead costs nothing: it is read again when it is needed.
        guard phase == .idle else { return [] }
        readFailures += 1
        return wait(retryPolicy.delay(afterFailures: readFailures, random: random), then: .read)
    }

    private mutating func wait(_ delay: Duration, then next: Next) -> [DispatchAction] {
        if isStopping { return finish() }
        waits += 1
        phase = .waiting(number: waits, then: next)
        return [.wait(delay, number: waits)]
    }

    private mutating func waited(_ number: Int, _ head: Int64) -> [DispatchAction] {
        guard case .waiting(number, let next) = phase else { return [] }
        switch next {
        case .send(let batch):
            return send(batch)
        case .locate(let position):
            return locate(position)
        case .read:
            phase = .idle
            return advance(head)
        }
    }

    private mutating func stop() -> [DispatchAction] {
        isStopping = true
        switch phase {
        case .sending, .saving: return []
        case .idle, .judging, .locating, .waiting, .halted, .finished: return finish()
        }
    }

    private mutating func finish() -> [DispatchAction] {
        phase = .finished
        prefetch = .none
        return [.finish]
    }
}

// MARK: The answer table

extension DispatchStateMachine {
    private mutating func answered(
        _ verdict: Verdict, _ failure: DeliveryFailure?, _ head: Int64, _ random: Double
    ) -> [DispatchAction] {
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
            return bisect(batch, failure, head, random)
        }
    }

    private mutating func accept(_ batch: DispatchBatch, _ head: Int64) -> [DispatchAction] {
        failures = 0
        mismatches = 0
        state = .active
        suspects = suspects?.after(accepted: batch.through.position)
        var actions = save(batch.through, accepted: true)
        if prefetch == .none, !isStopping, head > batch.through.position {
            actions += read(after: batch.through, head)
        }
        return actions
    }

    private mutating func save(_ new: DeliveryCursor, accepted: Bool) -> [DispatchAction] {
        phase = .saving(to: new)
        return [.saveCursor(from: cursor, to: new, accepted: accepted)]
    }

    private mutating func cursorSaved(_ head: Int64) -> [DispatchAction] {
        guard case .saving(let new) = phase else { return [] }
        cursor = new
        phase = .idle
        return advance(head)
    }

    private mutating func retry(
        _ batch: DispatchBatch, _ standing: SubscriptionState, _ failure: DeliveryFailure, asked: Duration?,
        _ random: Double
    ) -> [DispatchAction] {
        failures += 1
        state = standing
        let delay = retryPolicy.delay(afterFailures: failures, asked: asked, random: random)
        return [.record(standing, failure, nextAttempt: delay)] + wait(delay, then: .send(batch))
    }

    /// The subscriber is elsewhere. The first time it is believed at once; one that never accepts anything in between
    /// would otherwise keep us busy without a pause.
    private mutating func move(
        to position: Int64, _ batch: DispatchBatch, _ failure: DeliveryFailure, _ random: Double
    ) -> [DispatchAction] {
        guard position != batch.after.position else {
            return retry(batch, .retrying, failure, asked: nil, random)
        }
        prefetch = .none
        suspects = nil
        mismatches += 1
        if mismatches == 1 { return locate(position) }
        failures += 1
        state = .retrying
        let delay = retryPolicy.delay(afterFailures: failures, random: random)
        return [.record(.retrying, failure, nextAttempt: delay)] + wait(delay, then: .locate(position: position))
    }

    private mutating func locate(_ position: Int64) -> [DispatchAction] {
        if isStopping { return finish() }
        phase = .locating(position: position)
        // Nothing lies at or below zero.
        return position == 0 ? save(.beginning, accepted: false) : [.locate(position: position)]
    }

    private mutating func bisect(
        _ batch: DispatchBatch, _ failure: DeliveryFailure, _ head: Int64, _ random: Double
    ) -> [DispatchAction] {
        guard let narrower = Suspects(refused: batch) else {
            // Found. Global order and `on_poison: block`: it stays in the way, and somebody must look.
            return retry(batch, .blocked, failure, asked: nil, random)
        }
        suspects = narrower
        prefetch = .none
        phase = .idle
        return advance(head)
    }

    private mutating func halt(_ standing: SubscriptionState, _ failure: DeliveryFailure) -> [DispatchAction] {
        state = standing
        phase = .halted
        prefetch = .none
        return [.record(standing, failure, nextAttempt: nil)] + (isStopping ? finish() : [])
    }
}

// MARK: Claims beyond the head

extension DispatchStateMachine {
    /// Another instance may have delivered what this one has not heard of yet: ask before calling it another history.
    private mutating func askForHead(_ batch: DispatchBatch, _ claim: Claim) -> [DispatchAction] {
        phase = .judging(batch, claim: claim)
        return [.confirmHead]
    }

    private mutating func judge(_ head: Int64, _ random: Double) -> [DispatchAction] {
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
    private mutating func confirmationFailed(_ random: Double) -> [DispatchAction] {
        guard case .judging(let batch, _) = phase else { return [] }
        failures += 1
        return wait(retryPolicy.delay(afterFailures: failures, random: random), then: .send(batch))
    }
}
