import DequeModule

/// The requests under way on one connection, oldest first, and what each of the server's results means for them.
///
/// Every request has a Sync of its own: a failure ends at it, and the requests behind are untouched. No sockets here: it is
/// told what arrived and says what to send and who is done.
struct Pipeline<Job, Output> {
    typealias Entry = PipelineEntry<Job, Output>

    private var entries: Deque<Entry> = []
    private var statements = PreparedStatements()

    var isEmpty: Bool { entries.isEmpty }
    var count: Int { entries.count }
    var isRunningScript: Bool { entries.first?.isScript ?? false }

    // MARK: sending

    /// Appends a request. Its messages must be handed to libpq in this order at once.
    mutating func begin(
        _ job: Job, steps: [Step], timeout: Duration, deadline: MonotonicTime
    ) -> [Transmission] {
        append(Entry(job: job, steps: steps, deadline: deadline, timeout: timeout))
    }

    /// Takes back the request that was begun last: libpq refused it before anything was sent.
    mutating func withdraw() -> Job {
        entries.removeLast().job
    }

    private mutating func append(_ entry: Entry) -> [Transmission] {
        var entry = entry
        var transmissions: [Transmission] = []
        for step in entry.steps {
            switch step {
            case .prepared(let statement, let binds):
                let (serverName, isNew) = statements.use(statement, types: binds.types)
                if isNew {
                    transmissions.append(.prepare(serverName: serverName, sql: statement.sql, types: binds.types))
                    entry.expectations.append(.prepared(name: statement.name, serverName: serverName))
                    entry.expectations.append(.plainOutput)
                } else {
                    entry.expectations.append(.output(name: statement.name, serverName: serverName))
                }
                transmissions.append(.execute(serverName: serverName, binds))
            case .command(let sql):
                transmissions.append(.command(sql))
                entry.expectations.append(.plainOutput)
            case .script(let sql):
                entries.append(entry)
                return [.script(sql)]
            }
        }
        transmissions.append(.sync)
        entries.append(entry)
        return transmissions
    }

    // MARK: receiving

    /// A notice or warning; it belongs to the oldest request, whose ReadyForQuery has not come.
    mutating func noticed(_ notice: PostgresNotice) {
        guard !entries.isEmpty, notice.isWarning else { return }
        entries[0].warnings.append(notice)
    }

    /// - Returns: the request that this result ends.
    mutating func received(
        _ reception: Reception<Output>, now: MonotonicTime
    ) -> (entry: Entry, outcome: PipelineOutcome<Output>)? {
        guard !entries.isEmpty else { return nil }
        switch reception {
        case .output(let output):
            if case .prepared = expectation() {} else { entries[0].outputs.append(output) }
            entries[0].received += 1
        case .failure(let error):
            if entries[0].failure == nil {
                entries[0].failure = error
                learn(from: error)
            }
            entries[0].received += 1
        case .aborted:
            if case .prepared(let name, let serverName) = expectation() {
                statements.forget(name, serverName: serverName)
            }
            entries[0].received += 1
        case .ready(let inTransaction):
            return finish(inTransaction: inTransaction, now: now)
        }
        return nil
    }

    private func expectation() -> Entry.Expectation? {
        let entry = entries[0]
        return entry.received < entry.expectations.count ? entry.expectations[entry.received] : nil
    }

    private mutating func learn(from error: PostgresError) {
        switch expectation() {
        case .prepared(let name, let serverName):
            statements.forget(name, serverName: serverName)
        case .output(let name, let serverName) where error.sqlState == "26000" || error.sqlState == "0A000":
            // 26000: the server does not know the statement. 0A000: among other things "cached plan must not change result
            // type", after a column was added or changed. Both come before anything is executed.
            statements.forget(name, serverName: serverName)
            entries[0].isHealable = true
        default:
            break
        }
    }

    private mutating func finish(
        inTransaction: Bool, now: MonotonicTime
    ) -> (entry: Entry, outcome: PipelineOutcome<Output>) {
        let entry = entries.removeFirst()
        if !entries.isEmpty { entries[0].turnCame = now }
        guard let failure = entry.failure else { return (entry, .succeeded(entry.outputs, warnings: entry.warnings)) }
        // Inside a transaction the failure has doomed it: only the caller can begin it again.
        let heals = entry.isHealable && !entry.wasRepeated && !entry.isAbandoned && !inTransaction
        return (entry, heals ? .again : .failed(failure.with(warnings: entry.warnings)))
    }

    /// Sends a request once more, behind the others.
    mutating func repeated(_ entry: Entry) -> [Transmission] {
        var again = Entry(
            job: entry.job, steps: entry.steps, deadline: entry.deadline, timeout: entry.timeout)
        again.wasRepeated = true
        return append(again)
    }

    // MARK: time and the end

    /// The next instant at which `isStuck` or `abandonExpired` may have something to say.
    var nextDeadline: MonotonicTime {
        var earliest = closingTime
        for entry in entries where !entry.isAbandoned { earliest = min(earliest, entry.deadline) }
        return earliest
    }

    /// When the oldest request counts as stuck. One that had to wait for its turn has its whole time from then on, because
    /// those behind it did not choose their neighbour.
    private var closingTime: MonotonicTime {
        guard let head = entries.first else { return .distantFuture }
        return head.turnCame.map { $0.advanced(by: head.timeout) } ?? head.deadline
    }

    /// True when the oldest request is stuck, so that the connection must be closed.
    func isStuck(now: MonotonicTime) -> Bool {
        closingTime <= now
    }

    /// Requests whose time is up although it may not have been their turn. Their callers are let go; their answers will be
    /// ignored.
    mutating func abandonExpired(now: MonotonicTime) -> [Entry] {
        var expired: [Entry] = []
        for index in entries.indices where entries[index].deadline <= now && !entries[index].isAbandoned {
            expired.append(entries[index])
            entries[index].isAbandoned = true
        }
        return expired
    }

    /// The connection is gone: everything under way, oldest first.
    mutating func abort() -> [Entry] {
        defer { entries.removeAll() }
        return Array(entries)
    }
}
