import Synchronization

/// A value that tests can wait for, instead of sleeping and hoping.
public final class Watched<Value: Sendable>: Sendable {
    private struct Waiter {
        let isSatisfied: @Sendable (Value) -> Bool
        let continuation: CheckedContinuation<Value, any Error>
    }

    private struct State {
        var value: Value
        var waiters: [UInt64: Waiter] = [:]
        var nextID: UInt64 = 0
    }

    private let state: Mutex<State>

    public init(_ value: Value) {
        state = Mutex(State(value: value))
    }

    public var value: Value {
        state.withLock { $0.value }
    }

    /// Changes the value and wakes whoever waits for it to be so.
    @discardableResult
    public func update<Result: Sendable>(_ change: @Sendable (inout Value) -> Result) -> Result {
        let (result, value, satisfied) = state.withLock { state in
            let result = change(&state.value)
            var satisfied: [CheckedContinuation<Value, any Error>] = []
            for (id, waiter) in state.waiters where waiter.isSatisfied(state.value) {
                satisfied.append(waiter.continuation)
                state.waiters[id] = nil
            }
            return (result, state.value, satisfied)
        }
        for continuation in satisfied { continuation.resume(returning: value) }
        return result
    }

    /// Returns the value once it satisfies the condition; throws `CancellationError` when the task is cancelled, so that a
    /// time limit ends the test and not the whole run.
    @discardableResult
    public func wait(until isSatisfied: @escaping @Sendable (Value) -> Bool) async throws -> Value {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let outcome: Result<Value, any Error>? = state.withLock { state in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if isSatisfied(state.value) { return .success(state.value) }
                    state.waiters[id] = Waiter(isSatisfied: isSatisfied, continuation: continuation)
                    return nil
                }
                if let outcome { continuation.resume(with: outcome) }
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiters.removeValue(forKey: id) }
            waiter?.continuation.resume(throwing: CancellationError())
        }
    }
}
