import FoundationEssentials
import Postgres
import UserContract

/// Events and commands of a range in the order of a log file, a page at a time. One at a time in a transaction: the
/// commands' cursor has a name.
struct EntryPages {
    private var events: EventPages
    private var commands: CommandPages
    private var isAtEnd = false

    init(_ snapshot: LogSnapshot, in range: PositionRange, of user: UUID? = nil) {
        events = EventPages(snapshot.transaction, in: range, of: user)
        commands = CommandPages(snapshot.transaction, in: range, of: user)
    }

    /// Nil behind the last entry. A command whose last event is not there comes where the event should have been.
    mutating func next() async throws -> [LogEntry]? {
        guard !isAtEnd else { return nil }
        let page = try await events.next()
        var entries: [LogEntry] = []
        entries.reserveCapacity(page.count * 2)
        for event in page {
            while let command = try await commands.next(through: event.position - 1) {
                entries.append(.command(command))
            }
            entries.append(.event(event))
            while let command = try await commands.next(through: event.position) {
                entries.append(.command(command))
            }
        }
        if page.isEmpty {
            isAtEnd = true
            while let command = try await commands.next(through: .max) {
                entries.append(.command(command))
            }
        }
        return entries
    }
}
