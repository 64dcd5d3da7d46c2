import CommandDomain
import UserContract

/// A user's events folded to one state, and where in the log that is.
struct UserHistory: Sendable, Hashable {
    /// Of an id never used.
    static let none = UserHistory(state: UserDecider.initial, revision: 0, position: 0)

    let state: UserState
    let revision: Int64
    /// Of the last event; 0 when there is none.
    let position: Int64

    init(state: UserState, revision: Int64, position: Int64) {
        self.state = state
        self.revision = revision
        self.position = position
    }

    init(_ events: some Sequence<LoadedEvent>, after start: UserHistory = .none) throws(CommandFailure) {
        var state = start.state
        var revision = start.revision
        var position = start.position
        for event in events {
            do {
                state = UserDecider.evolve(
                    state, try UserEventSchema.decode(type: event.type, version: event.version, data: event.data))
            } catch {
                throw .corrupt("event at position \(event.position): \(error)")
            }
            revision = event.revision
            position = event.position
        }
        self.init(state: state, revision: revision, position: position)
    }
}
