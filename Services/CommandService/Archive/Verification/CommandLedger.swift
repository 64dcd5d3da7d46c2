import CommandApplication
import FoundationEssentials
import UserContract

/// Holds events and commands against each other: a command follows the last of its events, and nothing comes between.
struct CommandLedger: Sendable {
    private struct Place: Sendable {
        let aggregateID: UUID
        let revision: Int64
        let position: Int64
    }

    /// The events since the last command that had any: their id and where they begin.
    private struct Open: Sendable {
        let commandID: UUID
        let first: Place
    }

    private var last: Place?
    private var open: Open?

    mutating func add(_ event: RecordedEvent, commandID: UUID) throws(LogViolation) {
        let place = Place(aggregateID: event.aggregateID, revision: event.revision, position: event.position)
        if let open {
            guard open.commandID == commandID, open.first.aggregateID == event.aggregateID else {
                throw Self.eventWithoutCommand(open)
            }
        } else {
            open = Open(commandID: commandID, first: place)
        }
        last = place
    }

    mutating func add(_ command: HandledCommand) throws(LogViolation) {
        let position = command.lastPosition
        guard let last, last.position == position else {
            throw violation(of: command, "points at a position that has no event")
        }
        guard command.lastPosition - command.firstPosition == command.lastRevision - command.firstRevision,
            command.firstPosition <= command.lastPosition + 1
        else {
            throw violation(of: command, "has as many positions as it has revisions no more")
        }
        guard last.aggregateID == command.aggregateID, last.revision == command.lastRevision else {
            throw violation(of: command, "names another user or revision than the event there")
        }
        if command.isWithoutEvents {
            if let open { throw Self.eventWithoutCommand(open) }
            return
        }
        guard let open else {
            throw violation(of: command, "claims an event that belongs to another command")
        }
        guard open.commandID == command.commandID else { throw Self.eventWithoutCommand(open) }
        guard open.first.position == command.firstPosition, open.first.revision == command.firstRevision else {
            throw violation(of: command, "does not begin with the first event of its id")
        }
        self.open = nil
    }

    func checkEnd() throws(LogViolation) {
        if let open { throw Self.eventWithoutCommand(open) }
    }

    private static func eventWithoutCommand(_ open: Open) -> LogViolation {
        LogViolation(.commands, at: open.first.position, "there is no command \(open.commandID.text) for its event")
    }

    private func violation(of command: HandledCommand, _ problem: String) -> LogViolation {
        LogViolation(.commands, at: command.lastPosition, "command \(command.commandID.text) \(problem)")
    }
}
