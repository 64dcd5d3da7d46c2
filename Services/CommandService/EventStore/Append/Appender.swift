import CommandApplication
import Postgres
import Synchronization

/// Does what ``AppendQueue`` decides: sends appends, finds out what became of lost ones, and tells those who wait.
///
/// It runs only while there is something to append, in a task of its own: a caller that goes away takes nobody's append
/// with it.
final class Appender: Sendable {
    private struct Waiter {
        let since: ContinuousClock.Instant
        let continuation: CheckedContinuation<Result<[AppendOutcome], EventStoreError>, Never>
    }

    private struct State {
        var queue: AppendQueue
        var waiters: [AppendTicket: Waiter] = [:]
        var isRunning = false
    }

    private let client: PostgresClient
    private let confirmed: ConfirmedPosition
    private let confirmer: Confirmer
    private let announcer: AppendAnnouncer
    private let limits: AppendLimits
    private let queueMetrics = QueueMetrics(queue: "append")
    private let logMetrics = LogMetrics()
    private let state: Mutex<State>

    init(
        client: PostgresClient, confirmed: ConfirmedPosition, confirmer: Confirmer, announcer: AppendAnnouncer,
        limits: AppendLimits
    ) {
        self.client = client
        self.confirmed = confirmed
        self.confirmer = confirmer
        self.announcer = announcer
        self.limits = limits
        state = Mutex(State(queue: AppendQueue(limits: limits)))
    }

    /// Commands that wait or are being appended.
    var queuedCommands: Int { state.withLock { $0.queue.count } }

    /// Waits for the outcome even when the task is cancelled: the append may happen all the same.
    func append(_ chain: [AppendRequest]) async throws(EventStoreError) -> [AppendOutcome] {
        let result = await withCheckedContinuation { continuation in
            let (admission, starts) = state.withLock { state in
                let admission = state.queue.enqueue(chain)
                guard case .queued(let ticket) = admission else { return (admission, false) }
                state.waiters[ticket] = Waiter(since: .now, continuation: continuation)
                queueMetrics.record(length: state.queue.count)
                defer { state.isRunning = true }
                return (admission, !state.isRunning)
            }
            if admission == .full { continuation.resume(returning: .failure(.overloaded(retryAfter: 1))) }
            if starts { Task.detached { await self.run() } }
        }
        return try result.get()
    }

    private func run() async {
        while true {
            let step = state.withLock { state in
                let step = state.queue.next()
                switch step {
                case .append(let batch):
                    for ticket in batch.tickets { state.waiters[ticket].map { queueMetrics.waited(since: $0.since) } }
                case .resolve: break
                case .idle: state.isRunning = false
                }
                return step
            }
            let result: AppendResult
            switch step {
            case .append(let batch): result = await send(batch, isRepeated: false)
            case .resolve(let batch): result = await resolve(batch)
            case .idle: return
            }
            let told = state.withLock { state in
                let told = state.queue.ended(result).map { (state.waiters.removeValue(forKey: $0.ticket), $0.result) }
                queueMetrics.record(length: state.queue.count)
                return told
            }
            for (waiter, result) in told { waiter?.continuation.resume(returning: result) }
        }
    }

    private func send(_ batch: AppendBatch, isRepeated: Bool) async -> AppendResult {
        do {
            let committed = try await client.executeCommitting(
                Statements.append, AppendCall(batch.requests).binds, timeout: limits.appendDeadline)
            // A cancelled wait for the synchronous standby reports success and a warning.
            guard committed.warnings.isEmpty else { return .lost }
            let answer = try AppendAnswer(committed.rows, to: batch.requests, isRepeated: isRepeated)
            guard answer.outcomes.count == batch.requests.count else { return .lost }
            confirmed.raise(to: answer.head)
            logMetrics.appended(answer.newEvents, head: answer.head)
            if answer.newEvents > 0 { announcer.announce(answer.head) }
            return .outcomes(answer.outcomes)
        } catch {
            guard error.outcome == .notApplied, error.kind != .decoding else { return .lost }
            return .refused(AppendRefusal(error))
        }
    }

    /// Confirms what is visible, which also proves that the store takes writes, and sends the same append again: under the
    /// lock, what was applied is found by its command id and what was not is applied now. Only looking would not do: the
    /// lost append may still be on its way, and commit after the look.
    private func resolve(_ batch: AppendBatch) async -> AppendResult {
        let end = ContinuousClock.now.advanced(by: limits.resolveDeadline)
        var pause = Duration.milliseconds(20)
        repeat {
            if (try? await confirmer.confirm()) != nil,
                case .outcomes(let outcomes) = await send(batch, isRepeated: true)
            {
                return .outcomes(outcomes)
            }
            try? await Task.sleep(for: pause)
            pause = min(pause * 2, .seconds(1))
        } while ContinuousClock.now < end
        return .unresolved
    }
}
