import CommandDomain
import UserContract

/// A user's events folded to one state, and where in the log that is.
struct UserHistory {
    let state: UserState
    let revision: Int64
    /// Of the last event; 0 when there is none.
    let position: Int64

    init(_ events: some Sequence<RecordedEvent>) throws(CommandFailure) {
        var state = UserDecider.initial
        var revision: Int64 = 0
        var position: Int64 = 0
        for event in events {
            do {
                state = UserDecider.evolve(state, try event.userEvent())
            } catch {
                throw .corrupt("event at position \(event.position): \(error)")
            }
            revision = event.revision
            position = event.position
        }
        self.state = state
        self.revision = revision
        self.position = position
    }

    /// The history as far as a dry run wants it.
    init(_ stream: LoadedStream, until moment: DryRun) throws(CommandFailure) {
        switch moment {
        case .now:
            try self.init(stream.events)
        case .at(let timestamp):
            try self.init(stream.events.prefix { $0.timestamp <= timestamp })
        case .atRevision(let revision):
            try self.init(stream.events.prefix { $0.revision <= revision })
        }
    }
}
