public import UserContract

/// What a sound log holds.
public struct LogSummary: Sendable, Hashable {
    public var events: Int64 = 0
    public var commands: Int64 = 0
    public var commandsWithoutEvents: Int64 = 0
    public var users: Int64 = 0
    public var deletedUsers: Int64 = 0
    public var firstTime: Timestamp?
    public var lastTime: Timestamp?

    public init() {}
}

extension LogSummary: CustomStringConvertible {
    public var description: String {
        let counts =
            "\(events) events of \(users) users (\(deletedUsers) deleted) by \(commands) commands"
            + " (\(commandsWithoutEvents) without events)"
        guard let firstTime, let lastTime else { return counts }
        return "\(counts), from \(firstTime.rfc3339) to \(lastTime.rfc3339)"
    }
}
