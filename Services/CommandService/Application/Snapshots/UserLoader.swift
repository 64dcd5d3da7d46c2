import CommandDomain
import FoundationEssentials

/// Makes a user's present state from the latest snapshot and the events after it.
struct UserLoader: Sendable {
    struct Loaded {
        let history: UserHistory
        let handled: HandledCommand?
    }

    let store: any EventStore
    let snapshots: SnapshotWriter

    func load(_ user: UUID, commandID: UUID?) async throws(CommandFailure) -> Loaded {
        var stream = try await load(user, commandID, snapshotVersion: UserSnapshot.version)
        var start = UserHistory.none
        if let snapshot = stream.snapshot {
            if let state = UserSnapshot.decode(snapshot.state) {
                start = UserHistory(state: state, revision: snapshot.revision, position: snapshot.position)
            } else {
                stream = try await load(user, commandID, snapshotVersion: nil)
            }
        }
        let history = try UserHistory(stream.events, after: start)
        snapshots.loaded(user, history, replayed: stream.events.count)
        return Loaded(history: history, handled: stream.handled)
    }

    private func load(
        _ user: UUID, _ commandID: UUID?, snapshotVersion: Int?
    ) async throws(CommandFailure) -> LoadedStream {
        do {
            return try await store.load(user, commandID: commandID, snapshotVersion: snapshotVersion)
        } catch {
            throw CommandFailure(error)
        }
    }
}
