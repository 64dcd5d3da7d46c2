import Synchronization

/// The highest position that an acknowledged commit has proved to be safe, and those who wait for it to rise.
///
/// It never falls: a failover cannot take back what was acknowledged.
final class ConfirmedPosition: Sendable {
    private struct State {
        var position: Int64 = 0
        var waiters: [UInt64: Waiter] = [:]
        var lastWaiter: UInt64 = 0
    }

    private struct Waiter {
        let beyond: Int64
        let continuation: CheckedContinuation<Void, Never>
    }

    private let state = Mutex(State())

    var position: Int64 { state.withLock { $0.position } }

    func raise(to position: Int64) {
        let woken = state.withLock { state -> [Waiter] in
            guard position > state.position else { return [] }
            state.position = position
            let woken = state.waiters.filter { $0.value.beyond < position }
            for id in woken.keys { state.waiters[id] = nil }
            return Array(woken.values)
        }
        for waiter in woken { waiter.continuation.resume() }
    }

    /// Returns the position once it is beyond `position`, or at once when the task is cancelled.
    func wait(beyond position: Int64) async -> Int64 {
        let id = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let waits = state.withLock { state in
                    // Asked under the lock: a cancellation that came first has found no waiter to wake.
                    guard state.position <= position, !Task.isCancelled else { return false }
                    state.waiters[id] = Waiter(beyond: position, continuation: continuation)
                    return true
                }
                if !waits { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: id) }?.continuation.resume()
        }
        return self.position
    }
}
