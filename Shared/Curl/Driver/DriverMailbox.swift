import Synchronization

/// Carries commands to the driver thread and wakes it. The only state that threads share.
final class DriverMailbox: Sendable {
    private struct State {
        var commands: [DriverCommand] = []
        var nextID: UInt64 = 1
        /// Nil once the driver thread has ended.
        var multi: MultiHandle?
        var hasEnded = false
        var endWaiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(_ multi: MultiHandle) {
        state = Mutex(State(multi: multi))
    }

    func makeID() -> UInt64 {
        state.withLock { state in
            defer { state.nextID += 1 }
            return state.nextID
        }
    }

    /// Returns false when nobody will ever read the command.
    @discardableResult
    func post(_ command: sending DriverCommand) -> Bool {
        state.withLock { state in
            guard let multi = state.multi else { return false }
            let wasEmpty = state.commands.isEmpty
            state.commands.append(command)
            // Whoever filled the empty box has woken the driver; it takes everything at once. Inside the lock, because
            // outside it the driver could end and free the handle meanwhile.
            if wasEmpty { multi.wakeUp() }
            return true
        }
    }

    func take() -> [DriverCommand] {
        state.withLock { state in
            defer { state.commands = [] }
            return state.commands
        }
    }

    /// After this no command is accepted; returns those that came too late.
    func close() -> [DriverCommand] {
        state.withLock { state in
            defer { state.commands = [] }
            state.multi = nil
            return state.commands
        }
    }

    func announceEnd() {
        let waiters = state.withLock { state in
            defer { state.endWaiters = [] }
            state.hasEnded = true
            return state.endWaiters
        }
        for waiter in waiters { waiter.resume() }
    }

    func waitForEnd() async {
        await withCheckedContinuation { waiter in
            let hasEnded = state.withLock { state in
                if !state.hasEnded { state.endWaiters.append(waiter) }
                return state.hasEnded
            }
            if hasEnded { waiter.resume() }
        }
    }
}
