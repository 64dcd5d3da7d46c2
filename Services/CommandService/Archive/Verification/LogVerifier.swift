import CommandApplication
import FoundationEssentials
public import UserContract

/// The invariants of a log as a fold over its entries in order. Pure: where they come from, a database or a file, is
/// the caller's affair. It remembers some 240 bytes a user and nothing of the events.
public struct LogVerifier: Sendable {
    private var users = UserLedger()
    private var commands = CommandLedger()
    private var counts = LogSummary()

    public init() {}

    /// The position of the last event; 0 before the first.
    public var position: Int64 { counts.events }

    /// The time of the last event.
    public var recordedAt: Timestamp? { counts.lastTime }

    public mutating func check(_ entry: LogEntry) throws(LogViolation) {
        switch entry {
        case .event(let event): try check(event)
        case .command(let command): try check(command)
        }
    }

    /// To be called behind the last entry.
    /// - Parameters:
    ///   - position: where the log must end.
    ///   - moment: the time it must end at, when that is known.
    public func checkEnd(at position: Int64, _ moment: Timestamp? = nil) throws(LogViolation) {
        try commands.checkEnd()
        guard position == self.position else {
            throw LogViolation(
                .order, at: min(position, self.position) + 1,
                "the log has events through \(self.position) and should have them through \(position)")
        }
        if let moment, let recordedAt, moment != recordedAt {
            throw LogViolation(.order, at: position, "its time is not the one that the head of the log has")
        }
    }

    /// Which user holds which e-mail, in normal form, by the events so far.
    public var reservations: some Collection<EmailReservation> { users.reservations }

    /// How many e-mails are held.
    public var reservationCount: Int { users.count - users.deletedCount }

    /// Whether the events so far say this.
    public func holds(_ reservation: EmailReservation) -> Bool { users.holds(reservation) }

    public var summary: LogSummary {
        var summary = counts
        summary.users = Int64(users.count)
        summary.deletedUsers = Int64(users.deletedCount)
        return summary
    }

    private mutating func check(_ event: RecordedEvent) throws(LogViolation) {
        let expected = position + 1
        guard event.position == expected else {
            throw LogViolation(
                .order, at: event.position < expected ? event.position : expected,
                "where position \(expected) is due there is position \(event.position)")
        }
        if let before = recordedAt, event.timestamp <= before {
            throw LogViolation(.order, at: event.position, "its time is not after that of the position before")
        }
        let read = try ReadEvent(event)
        try read.checkAccountability()
        try commands.add(event, commandID: read.metadata.commandID)
        try users.apply(read.event, of: event.aggregateID, revision: event.revision, at: event.position)
        counts.events += 1
        counts.firstTime = counts.firstTime ?? event.timestamp
        counts.lastTime = event.timestamp
    }

    private mutating func check(_ command: HandledCommand) throws(LogViolation) {
        guard command.lastPosition != position + 1 else {
            throw LogViolation(
                .order, at: command.lastPosition, "there is no event, and command \(command.commandID.text) points here"
            )
        }
        try commands.add(command)
        counts.commands += 1
        counts.commandsWithoutEvents += command.isWithoutEvents ? 1 : 0
    }
}
