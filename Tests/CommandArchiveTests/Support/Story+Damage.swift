import CommandApplication
import CommandArchive
import UserContract

/// A story with one thing changed.
extension Story {
    func changing(_ position: Int64, _ change: (inout RecordedEvent) -> Void) -> [LogEntry] {
        entries.map { entry in
            guard case .event(var event) = entry, event.position == position else { return entry }
            change(&event)
            return .event(event)
        }
    }

    func changingMetadata(_ position: Int64, _ change: (inout EventMetadata) -> Void) -> [LogEntry] {
        changing(position) { event in
            guard var metadata = try? event.eventMetadata() else { return }
            change(&metadata)
            event.metadata = metadata.encoded()
        }
    }

    /// - Parameter number: of the command, from 1.
    func changingCommand(_ number: Int, _ change: (inout HandledCommand) -> Void) -> [LogEntry] {
        entries.map { entry in
            guard case .command(var command) = entry, entry.isCommand(number) else { return entry }
            change(&command)
            return .command(command)
        }
    }

    func removing(_ entry: (LogEntry) -> Bool) -> [LogEntry] { entries.filter { !entry($0) } }
}

extension LogEntry {
    func isCommand(_ number: Int) -> Bool {
        if case .command(let command) = self { command.commandID == Story.commandID(number) } else { false }
    }
}
