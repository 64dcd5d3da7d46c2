/// A connection as the pool knows it.
struct PoolSlot: Sendable {
    enum State: Sendable { case connecting, ready, lent }

    let id: ConnectionID
    var state = State.connecting
    /// Shared work under way.
    var inFlight = 0
    /// Takes nothing new, so that it drains and can be lent.
    var isReserved = false
    /// Somebody's time ran out on it: it gets nothing new until it has shown that it moves.
    var isDoubtful = false

    var isIdle: Bool { state == .ready && inFlight == 0 }
}
