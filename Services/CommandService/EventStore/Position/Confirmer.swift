import CommandApplication
import Postgres
import Synchronization

/// Commits the small write that confirms what is visible. Callers who come while one is under way share the next: theirs
/// must see what they saw.
final class Confirmer: Sendable {
    private typealias Waiter = CheckedContinuation<Result<Int64, EventStoreError>, Never>

    private struct State {
        var waiters: [Waiter] = []
        var isConfirming = false
    }

    private let client: PostgresClient
    private let confirmed: ConfirmedPosition
    private let deadline: Duration
    private let state = Mutex(State())

    init(client: PostgresClient, confirmed: ConfirmedPosition, deadline: Duration) {
        self.client = client
        self.confirmed = confirmed
        self.deadline = deadline
    }

    /// Returns the head that was visible before the acknowledged commit.
    func confirm() async throws(EventStoreError) -> Int64 {
        let result = await withCheckedContinuation { (waiter: Waiter) in
            let isFirst = state.withLock { state in
                state.waiters.append(waiter)
                defer { state.isConfirming = true }
                return !state.isConfirming
            }
            if isFirst { Task.detached { await self.confirmForAll() } }
        }
        return try result.get()
    }

    private func confirmForAll() async {
        while true {
            let waiters = state.withLock { state in
                defer { state.waiters = [] }
                state.isConfirming = !state.waiters.isEmpty
                return state.waiters
            }
            if waiters.isEmpty { return }
            let result = await write()
            for waiter in waiters { waiter.resume(returning: result) }
        }
    }

    private func write() async -> Result<Int64, EventStoreError> {
        do {
            let committed = try await client.executeCommitting(Statements.confirm, [Statements.log], timeout: deadline)
            guard committed.warnings.isEmpty else {
                return .failure(.unavailable(retryAfter: 1, applied: .no))
            }
            guard let row = committed.rows.first else { return .failure(.corrupt("the log has no epoch")) }
            let position = try row.decode(column: 0, as: Int64.self)
            confirmed.raise(to: position)
            return .success(position)
        } catch {
            return .failure(EventStoreError(reading: error))
        }
    }
}
