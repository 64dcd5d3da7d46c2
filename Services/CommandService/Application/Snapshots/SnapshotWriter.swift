import FoundationEssentials
import Synchronization

/// Keeps snapshots, one after the other, behind the commands' backs: nobody waits for one, and one that cannot be kept
/// is not missed.
final class SnapshotWriter: Sendable {
    private struct State {
        var due: [UUID: UserHistory] = [:]
        var isWriting = false
    }

    /// Users whose snapshots wait. Beyond it new ones are let go: the next hundred events offer another.
    private static let limit = 1_000

    private let store: any EventStore
    private let interval: Int64
    private let state = Mutex(State())

    /// - Parameter interval: events between two snapshots of a user.
    init(store: any EventStore, interval: Int) {
        self.store = store
        self.interval = Int64(interval)
    }

    /// - Parameter previous: the user's revision before the command.
    func appended(_ user: UUID, _ history: UserHistory, after previous: Int64) {
        if history.revision / interval > previous / interval { offer(user, history) }
    }

    /// - Parameter replayed: how many events it took to make the state.
    func loaded(_ user: UUID, _ history: UserHistory, replayed: Int) {
        if replayed > interval { offer(user, history) }
    }

    private func offer(_ user: UUID, _ history: UserHistory) {
        let starts = state.withLock { state in
            guard state.due[user] != nil || state.due.count < Self.limit else { return false }
            state.due[user] = history
            defer { state.isWriting = true }
            return !state.isWriting
        }
        if starts { Task.detached { await self.writeDue() } }
    }

    private func writeDue() async {
        while true {
            let due = state.withLock { state in
                defer { state.due = [:] }
                state.isWriting = !state.due.isEmpty
                return state.due
            }
            if due.isEmpty { return }
            for (user, history) in due {
                guard let bytes = UserSnapshot.encode(history.state) else { continue }
                try? await store.save(
                    StoredSnapshot(
                        aggregateID: user, revision: history.revision, position: history.position,
                        version: UserSnapshot.version, state: bytes))
            }
        }
    }
}
