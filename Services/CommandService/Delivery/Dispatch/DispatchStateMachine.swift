/// One subscription's delivery, without any I/O, clock or chance: inputs go in, actions come out.
///
/// It keeps four promises. At most one request is under way. A request whose fate is unknown is repeated as it was, so the
/// events that arrive meanwhile wait for the next one. Nothing further is sent before the cursor is saved, so a crash
/// repeats at most the request under way. And no event is passed over without being delivered, filtered out, or parked.
struct DispatchStateMachine {
    let mode: DispatchMode
    let maxBatch: Int
    let retryPolicy: RetryPolicy
    /// As it is in the store.
    var cursor: DeliveryCursor
    /// The cursor with what was settled since without a request. It is written down with the next step.
    var reached: DeliveryCursor
    var state: SubscriptionState
    var phase = DispatchPhase.idle
    var prefetch = Prefetch.none
    var suspects: Suspects?
    /// The request that is repeated while the breaker is open: its bytes are read again for each probe.
    var probe: ReadOrder?
    var breaker = Breaker()
    var readFailures = 0
    var mismatches = 0
    var waits = 0
    /// Whether the target's consent is still to be asked for.
    var needsConsent: Bool
    /// Whether some users may have parked events. Once true it stays, until we have seen that there are none.
    var hasParked: Bool
    var hasRetries: Bool
    var isAwaitingEvents = false
    var isStopping = false

    init(
        cursor: DeliveryCursor, state: SubscriptionState, mode: DispatchMode = .live(.block), maxBatch: Int,
        retryPolicy: RetryPolicy, needsConsent: Bool = false, parked: Subscription.Parked = .init()
    ) {
        self.mode = mode
        self.cursor = cursor
        self.state = state
        self.maxBatch = max(1, maxBatch)
        self.retryPolicy = retryPolicy
        self.needsConsent = needsConsent
        reached = cursor
        hasParked = parked.exists
        hasRetries = parked.hasRetries
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
        case .verified(let verdict, let failure):
            return verified(verdict, failure, head, random)
        case .headConfirmed(let confirmed):
            return judge(max(head, confirmed), random)
        case .confirmationFailed:
            return confirmationFailed(random)
        case .located(let position, let eventID):
            guard phase == .locating(position: position) else { return [] }
            return save(DeliveryCursor(position: position, eventID: eventID), .mismatch)
        case .locationFailed(let position):
            guard phase == .locating(position: position) else { return [] }
            return wait(retryPolicy.delay(afterFailures: 1, random: random), then: .locate(position: position))
        case .cursorSaved:
            return cursorSaved(head)
        case .cursorTaken:
            return finish()
        case .retriesOrdered:
            hasRetries = true
            return advance(head)
        case .parkedRead(let delivery):
            return parkedRead(delivery, head)
        case .parkedReadFailed:
            return parkedReadFailed(random)
        case .parkedSettled:
            guard phase == .settlingParked else { return [] }
            phase = .idle
            return advance(head)
        case .checkpointDue:
            return checkpoint()
        case .waited(let number):
            return waited(number, head)
        case .stopRequested:
            return stop()
        }
    }
}

// MARK: Beginning, waiting, ending

extension DispatchStateMachine {
    private mutating func start(_ head: Int64) -> [DispatchAction] {
        guard state.isSending else {
            phase = .halted
            return []
        }
        return advance(head)
    }

    mutating func wait(_ delay: Duration, then next: DispatchPhase.Next) -> [DispatchAction] {
        if isStopping { return finish() }
        waits += 1
        phase = .waiting(number: waits, then: next)
        return [.wait(delay, number: waits)]
    }

    private mutating func waited(_ number: Int, _ head: Int64) -> [DispatchAction] {
        guard case .waiting(number, let next) = phase else { return [] }
        switch next {
        case .verify:
            return verify()
        case .send(let batch):
            return send(batch)
        case .sendParked(let delivery):
            return sendParked(delivery)
        case .locate(let position):
            return locate(position)
        case .read:
            phase = .idle
            return advance(head)
        }
    }

    private mutating func stop() -> [DispatchAction] {
        isStopping = true
        return phase.mustEndFirst ? [] : finish()
    }

    mutating func finish() -> [DispatchAction] {
        phase = .finished
        prefetch = .none
        return [.finish]
    }

    /// Sends nothing any more, until somebody decides.
    mutating func halt(_ standing: SubscriptionState, _ failure: DeliveryFailure) -> [DispatchAction] {
        guard case .live = mode else { return [.fail(failure)] + finish() }
        state = standing
        phase = .halted
        prefetch = .none
        return [.record(standing, failure, nextAttempt: nil)] + (isStopping ? finish() : [])
    }
}
