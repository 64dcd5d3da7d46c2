internal import Synchronization

/// Readers that wait until the read models have applied a position. A waiting reader is an entry in a table.
public final class PositionWaiters: Sendable {
    private struct State {
        var registry = WaiterRegistry()
        var continuations: [WaiterRegistry.ID: CheckedContinuation<Bool, Never>] = [:]
    }

    private let state = Mutex(State())

    public init() {}

    /// The highest position known to be applied; nil until one is known.
    public var known: Int64? { state.withLock { $0.registry.known } }

    /// How many wait.
    public var count: Int { state.withLock { $0.registry.count } }

    /// Waits until `position` is applied.
    /// - Returns: false when the task was cancelled or nobody waits any more because the service stops.
    public func wait(for position: Int64) async -> Bool {
        let id = state.withLock { $0.registry.makeID() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { enter($0, id: id, position: position) }
        } onCancel: {
            leave(id)
        }
    }

    /// Waits until `position` is applied, for `limit` at most.
    public func wait(for position: Int64, atMost limit: Duration) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask { await self.wait(for: position) }
            group.addTask {
                try? await Task.sleep(for: limit)
                return false
            }
            let reached = await group.next() ?? false
            group.cancelAll()
            return reached
        }
    }

    public func advance(to position: Int64) {
        resume(answering: true) { $0.advance(to: position) }
    }

    /// See ``WaiterRegistry/correct(to:from:)``.
    func correct(to position: Int64, from before: Int64?) {
        resume(answering: true) { $0.correct(to: position, from: before) }
    }

    /// Sends everybody who waits, and everybody who would, away.
    public func close() {
        resume(answering: false) { $0.close() }
    }

    private func enter(_ continuation: CheckedContinuation<Bool, Never>, id: WaiterRegistry.ID, position: Int64) {
        let answer: Bool? = state.withLock { state in
            switch state.registry.register(id, for: position) {
            case .reached: return true
            case .closed: return false
            case .waiting:
                state.continuations[id] = continuation
                return nil
            }
        }
        if let answer {
            continuation.resume(returning: answer)
        } else if Task.isCancelled {
            // The cancellation may have come before there was anything to take away.
            leave(id)
        }
    }

    private func leave(_ id: WaiterRegistry.ID) {
        resume(answering: false) { $0.leave(id) ? [id] : [] }
    }

    private func resume(answering answer: Bool, _ change: (inout WaiterRegistry) -> [WaiterRegistry.ID]) {
        let continuations = state.withLock { state in
            change(&state.registry).compactMap { state.continuations.removeValue(forKey: $0) }
        }
        for continuation in continuations {
            continuation.resume(returning: answer)
        }
    }
}
