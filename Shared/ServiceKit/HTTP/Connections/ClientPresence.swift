import Synchronization

/// Whether the client of a connection still sends, and who wants to know when it ends: nobody should work or wait for a client
/// that has gone.
final class ClientPresence: Sendable {
    typealias ID = UInt64

    private struct State {
        var hasGone = false
        var last: ID = 0
        var observers: [ID: @Sendable () -> Void] = [:]
    }

    private let state = Mutex(State())

    /// Calls `observer` when the client goes, at once when it has.
    /// - Returns: what to ``forget(_:)`` it by.
    func onDeparture(_ observer: @escaping @Sendable () -> Void) -> ID {
        let (id, hasGone) = state.withLock { state in
            state.last += 1
            if !state.hasGone { state.observers[state.last] = observer }
            return (state.last, state.hasGone)
        }
        if hasGone { observer() }
        return id
    }

    func forget(_ id: ID) {
        state.withLock { _ = $0.observers.removeValue(forKey: id) }
    }

    func depart() {
        let observers = state.withLock { state in
            state.hasGone = true
            defer { state.observers = [:] }
            return state.observers
        }
        for observer in observers.values { observer() }
    }
}
