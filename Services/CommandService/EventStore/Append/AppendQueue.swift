import CommandApplication
import DequeModule

/// Decides which command goes into which append. Pure: it is told what happened and says what is next.
///
/// One append at a time, and everything that is ready meanwhile goes into the next: no timer, and a batch as large as the
/// load makes it. What is queued is a chain of commands of one stream, which stays together. Chains that share a key
/// (``AppendKey``) stand in a line for it, in the order of their arrival; who is first in all of its lines is ready. An
/// append holds its places until it has an outcome.
struct AppendQueue {
    enum Admission: Equatable {
        case queued(AppendTicket)
        case full
    }

    enum Step {
        case append(AppendBatch)
        /// The append was lost: find out what became of it before anything else is appended.
        case resolve(AppendBatch)
        case idle
    }

    struct Told {
        let ticket: AppendTicket
        let result: Result<[AppendOutcome], EventStoreError>
    }

    private struct Entry {
        let chain: [AppendRequest]
        let keys: Set<AppendKey>
        let bytes: Int
        /// Lines in which somebody stands before it.
        var blockers: Int
    }

    private let limits: AppendLimits
    private var entries: [AppendTicket: Entry] = [:]
    private var lines: [AppendKey: Deque<AppendTicket>] = [:]
    private var ready: Deque<AppendTicket> = []
    /// From an append that failed as a whole: each is repeated by itself.
    private var alone: Deque<AppendTicket> = []
    private var current: AppendBatch?
    private var currentIsLost = false
    /// Commands that wait or are being appended.
    private(set) var count = 0
    private var bytes = 0
    private var tickets: UInt64 = 0

    init(limits: AppendLimits) {
        self.limits = limits
    }

    mutating func enqueue(_ chain: [AppendRequest]) -> Admission {
        precondition(!chain.isEmpty, "there must be a command to append")
        let size = chain.reduce(0) { $1.events.reduce($0) { $0 + $1.data.count + $1.metadata.count } }
        let isWithinLimits = count + chain.count <= limits.queuedCommands && bytes + size <= limits.queuedBytes
        guard entries.isEmpty || isWithinLimits else { return .full }
        tickets += 1
        let ticket = AppendTicket(number: tickets)
        let keys = AppendKey.keys(of: chain)
        var blockers = 0
        for key in keys {
            if lines[key] != nil { blockers += 1 }
            lines[key, default: []].append(ticket)
        }
        entries[ticket] = Entry(chain: chain, keys: keys, bytes: size, blockers: blockers)
        count += chain.count
        bytes += size
        if blockers == 0 { ready.append(ticket) }
        return .queued(ticket)
    }

    /// What is to be done now. The answer to a step comes with ``ended(_:)`` before the next is asked for.
    mutating func next() -> Step {
        if let current, currentIsLost { return .resolve(current) }
        precondition(current == nil, "an append has not ended")
        var batch = AppendBatch()
        if let ticket = alone.popFirst() {
            add(ticket, to: &batch)
        } else {
            fill(&batch)
        }
        guard !batch.tickets.isEmpty else { return .idle }
        current = batch
        return .append(batch)
    }

    /// Takes the end of the step that ``next()`` gave and returns who is to be told what.
    mutating func ended(_ result: AppendResult) -> [Told] {
        guard let batch = current else { preconditionFailure("nothing is being appended") }
        switch result {
        case .outcomes(let outcomes):
            return batch.share(outcomes).map { tell($0.ticket, .success($0.outcomes)) }
        case .refused where batch.tickets.count > 1:
            current = nil
            alone.append(contentsOf: batch.tickets)
            return []
        case .refused(.command(let sqlState)):
            return tell(batch, .corrupt("a command was refused with SQLSTATE \(sqlState)"))
        case .refused(.store):
            // The others of a failed append would only wait for the same answer one after the other.
            let others = alone
            alone = []
            let error = EventStoreError.unavailable(retryAfter: 1, applied: .no)
            return tell(batch, error) + others.map { tell($0, .failure(error)) }
        case .lost:
            currentIsLost = true
            return []
        case .unresolved:
            return tell(batch, .unavailable(retryAfter: 1, applied: .unknown))
        }
    }

    private mutating func fill(_ batch: inout AppendBatch) {
        var size = 0
        while let ticket = ready.first {
            guard let entry = entries[ticket] else { preconditionFailure("a ready command is queued") }
            let fits =
                batch.requests.count + entry.chain.count <= limits.commandsPerAppend
                && size + entry.bytes <= limits.bytesPerAppend
            guard batch.tickets.isEmpty || fits else { break }
            size += entry.bytes
            ready.removeFirst()
            add(ticket, to: &batch)
        }
    }

    private func add(_ ticket: AppendTicket, to batch: inout AppendBatch) {
        guard let entry = entries[ticket] else { preconditionFailure("a command of an append is queued") }
        batch.add(entry.chain, of: ticket)
    }

    private mutating func tell(_ batch: AppendBatch, _ error: EventStoreError) -> [Told] {
        batch.tickets.map { tell($0, .failure(error)) }
    }

    private mutating func tell(_ ticket: AppendTicket, _ result: Result<[AppendOutcome], EventStoreError>) -> Told {
        current = nil
        currentIsLost = false
        guard let entry = entries.removeValue(forKey: ticket) else { preconditionFailure("told twice") }
        count -= entry.chain.count
        bytes -= entry.bytes
        for key in entry.keys { leave(key) }
        return Told(ticket: ticket, result: result)
    }

    /// The first in the line has gone; the next may be ready now.
    private mutating func leave(_ key: AppendKey) {
        lines[key]?.removeFirst()
        guard let next = lines[key]?.first else {
            lines[key] = nil
            return
        }
        entries[next]?.blockers -= 1
        if entries[next]?.blockers == 0 { ready.append(next) }
    }
}
