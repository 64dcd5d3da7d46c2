import Logging
import Postgres
import Synchronization

/// Tells other instances that there are new events, after the commit and without anybody waiting for it. While one
/// notification is under way the next ones become one.
final class AppendAnnouncer: Sendable {
    private struct State {
        var due: Int64?
        var isAnnouncing = false
    }

    private let client: PostgresClient
    private let logger: Logger
    private let state = Mutex(State())

    init(client: PostgresClient, logger: Logger) {
        self.client = client
        self.logger = logger
    }

    func announce(_ position: Int64) {
        let isFirst = state.withLock { state in
            state.due = position
            defer { state.isAnnouncing = true }
            return !state.isAnnouncing
        }
        if isFirst { Task.detached { await self.announceDue() } }
    }

    private func announceDue() async {
        while true {
            let due = state.withLock { state in
                defer { state.due = nil }
                state.isAnnouncing = state.due != nil
                return state.due
            }
            guard let due else { return }
            do {
                _ = try await client.execute(Statements.notify, [String(due)])
            } catch {
                // The others look every second.
                logger.debug("a notification was not sent", metadata: ["error": "\(error)"])
            }
        }
    }
}
