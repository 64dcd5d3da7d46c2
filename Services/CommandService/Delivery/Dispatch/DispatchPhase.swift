/// What a `DispatchStateMachine` is doing.
enum DispatchPhase: Sendable, Hashable {
    /// Waiting for events, or for a batch being read.
    case idle
    case verifying
    case sending(DispatchBatch)
    /// The subscriber claims a position beyond the head that we know; the head is asked for anew.
    case judging(DispatchBatch, claim: PositionClaim)
    case locating(position: Int64)
    case saving(CursorMove)
    case readingParked
    case sendingParked(ParkedDelivery)
    case settlingParked
    case waiting(number: Int, then: Next)
    /// Paused or stopped.
    case halted
    case finished

    /// What follows a wait.
    enum Next: Sendable, Hashable {
        case verify
        case send(DispatchBatch)
        case sendParked(ParkedDelivery)
        case locate(position: Int64)
        case read
    }

    /// Whether something is under way whose outcome must not be lost when we stop.
    var mustEndFirst: Bool {
        switch self {
        case .sending, .saving, .sendingParked, .settlingParked: true
        case .idle, .verifying, .judging, .locating, .readingParked, .waiting, .halted, .finished: false
        }
    }
}
