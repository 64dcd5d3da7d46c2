public import CommandApplication
public import UserContract

/// What a log is made of. A command follows its last event; one without events follows what was the user's last.
public enum LogEntry: Sendable, Hashable {
    case event(RecordedEvent)
    case command(HandledCommand)
}
