public import FoundationEssentials
public import Postgres
public import UserContract

/// Writes a log, or a part of it, as it is at one moment and as nobody can take it back.
public struct LogExporter: Sendable {
    private let client: PostgresClient
    private let confirm: @Sendable () async throws -> Int64

    /// - Parameter confirm: commits a small write and returns the position that it confirms. It runs behind the first
    ///   look at the log: whatever that look shows was committed before the acknowledged write, the commands without
    ///   events too, and no failover can take it back.
    public init(client: PostgresClient, confirm: @escaping @Sendable () async throws -> Int64) {
        self.client = client
        self.confirm = confirm
    }

    /// - Parameters:
    ///   - write: takes the file's bytes, a page at a time.
    ///   - progress: told how many of how many positions are done.
    public func export(
        _ selection: LogSelection, to write: ([UInt8]) throws -> Void, progress: (Int64, Int64) -> Void = { _, _ in }
    ) async throws {
        try await LogSnapshot.read(client) { snapshot in
            let range = try await confirmedRange(of: selection, snapshot)
            var encoder = LogFileEncoder()
            try write(encoder.begin(LogHeader(logID: snapshot.head.logID, selection: selection)))
            var pages = EntryPages(snapshot, in: range, of: selection.user)
            var hasEvents = false
            var reached = range.after
            while let entries = try await pages.next() {
                var lines: [UInt8] = []
                for entry in entries {
                    lines += encoder.encode(entry)
                    if case .event(let event) = entry { reached = event.position }
                }
                hasEvents = hasEvents || !entries.isEmpty
                try write(lines)
                progress(reached - range.after, max(range.through - range.after, 0))
            }
            if let user = selection.user, !hasEvents { throw Self.nothing(of: user) }
            try write(encoder.end(through: range.through))
        }
    }

    /// All events of one user so far.
    public func history(of user: UUID) async throws -> [RecordedEvent] {
        try await LogSnapshot.read(client) { snapshot in
            let range = try await confirmedRange(of: .everything, snapshot)
            var pages = EventPages(snapshot.transaction, in: range, of: user)
            var history: [RecordedEvent] = []
            while true {
                let page = try await pages.next()
                if page.isEmpty { break }
                history += page
            }
            guard !history.isEmpty else { throw Self.nothing(of: user) }
            return history
        }
    }

    private func confirmedRange(of selection: LogSelection, _ snapshot: LogSnapshot) async throws -> PositionRange {
        let confirmed = try await confirm()
        guard confirmed >= snapshot.head.position else {
            throw ArchiveProblem(
                "The database no longer has what it showed a moment ago: try again when its failover is over.")
        }
        return try await snapshot.range(of: selection)
    }

    private static func nothing(of user: UUID) -> ArchiveProblem {
        ArchiveProblem("The log has no events of user \(user.text) in that span.")
    }
}
