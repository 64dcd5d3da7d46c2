/// A connection as the pool knows it.
struct PoolSlot: Sendable {
    enum State: Sendable { case connecting, ready, lent }

    let id: ConnectionID
    var state = State.connecting
    /// Shared work under way.
    var inFlight = 0
    /// Takes nothing new, so that it drains and can be lent.
    var isReserved = false

    var isIdle: Bool { state == .ready && inFlight == 0 }
}
