import Synchronization

/// Lets tasks wait for the log's head to pass a position.
final class PositionWaiters: Sendable {
    private struct State {
        var position: Int64 = 0
        var nextID = 0
        var waiting: [Int: (beyond: Int64, continuation: CheckedContinuation<Void, Never>)] = [:]
    }

    private let state = Mutex(State())

    func advance(to position: Int64) {
        let ready = state.withLock { state in
            state.position = max(state.position, position)
            let ready = state.waiting.filter { $0.value.beyond < state.position }
            for id in ready.keys { state.waiting[id] = nil }
            return ready.values.map(\.continuation)
        }
        for continuation in ready { continuation.resume() }
    }

    /// Returns at once when the position has been passed already or the task is cancelled.
    func wait(beyond position: Int64) async {
        let id = state.withLock { state in
            defer { state.nextID += 1 }
            return state.nextID
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    // Asked under the lock, because the handler below may have run before there was anything to resume.
                    if state.position > position || Task.isCancelled { return true }
                    state.waiting[id] = (position, continuation)
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: id) }?.continuation.resume()
        }
    }
}
