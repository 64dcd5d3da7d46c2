import DequeModule

/// Decides which connection serves whom. No sockets and no clock: it is told what happened and answers what to do.
///
/// Shared work may ride on a connection together with others' (pipelining); exclusive work gets a connection for itself. An
/// idle connection is taken first, then a new one is opened, then work is pipelined on the least loaded one. Work that waits
/// is served by age, except that shared work need not wait behind exclusive work: a connection is then reserved, gets nothing
/// new, and is lent when it has drained.
struct PoolStateMachine<Work: Identifiable> {
    private let limits: PoolLimits
    private var slots: [PoolSlot] = []
    private var shared: Deque<Waiting> = []
    private var exclusive: Deque<Waiting> = []
    private var backoff = Backoff()
    private var retryAt = MonotonicTime(nanoseconds: .min)
    private var lastID: UInt64 = 0
    private var arrivals: UInt64 = 0
    private(set) var isClosed = false
    /// Not later than the earliest deadline of those who wait; cheap to keep, exact after `expire`.
    private var earliestDeadline = MonotonicTime.distantFuture

    private struct Waiting {
        let work: Work
        let deadline: MonotonicTime
        let arrival: UInt64
    }

    init(limits: PoolLimits) {
        self.limits = limits
    }

    private var waitingCount: Int { shared.count + exclusive.count }

    /// True when closed and nothing is left.
    var isDrained: Bool { isClosed && slots.isEmpty }

    /// When `expire` wants to be called again.
    var nextTimer: MonotonicTime {
        guard waitingCount > 0 else { return .distantFuture }
        return canGrowLater ? min(earliestDeadline, retryAt) : earliestDeadline
    }

    // MARK: what callers want

    /// - Parameters:
    ///   - deadline: how long the work may wait.
    ///   - first: put work back that a connection refused, before all who came later.
    mutating func submit(
        _ work: Work, use: PoolUse, deadline: MonotonicTime, now: MonotonicTime, first: Bool = false
    ) -> [PoolAction<Work>] {
        guard !isClosed else { return [.refuse(work, .closed)] }
        if use == .shared, shared.isEmpty, let idle = idleSlot() {
            slots[idle].inFlight = 1
            return [.run(work, on: slots[idle].id)]
        }
        guard first || waitingCount < limits.maximumWaiting else { return [.refuse(work, .tooManyWaiting)] }
        arrivals += 1
        let waiting = Waiting(work: work, deadline: deadline, arrival: first ? 0 : arrivals)
        switch (use, first) {
        case (.shared, false): shared.append(waiting)
        case (.shared, true): shared.prepend(waiting)
        case (.exclusive, false): exclusive.append(waiting)
        case (.exclusive, true): exclusive.prepend(waiting)
        }
        earliestDeadline = min(earliestDeadline, deadline)
        return assign(now: now)
    }

    /// Takes waiting work back. Work that runs already is not touched.
    mutating func cancel(_ id: Work.ID) -> [PoolAction<Work>] {
        if let index = shared.firstIndex(where: { $0.work.id == id }) {
            return [.refuse(shared.remove(at: index).work, .cancelled)]
        }
        if let index = exclusive.firstIndex(where: { $0.work.id == id }) {
            let work = exclusive.remove(at: index).work
            dropReservations()
            return [.refuse(work, .cancelled)]
        }
        return []
    }

    /// A caller gives its connection back.
    mutating func returned(_ id: ConnectionID, reusable: Bool, now: MonotonicTime) -> [PoolAction<Work>] {
        guard let index = slots.firstIndex(where: { $0.id == id }), slots[index].state == .lent else { return [] }
        guard reusable, !isClosed else {
            slots.remove(at: index)
            return [.close(id)] + assign(now: now)
        }
        slots[index].state = .ready
        return assign(now: now)
    }

    // MARK: what connections tell

    mutating func connected(_ id: ConnectionID, now: MonotonicTime) -> [PoolAction<Work>] {
        guard let index = slots.firstIndex(where: { $0.id == id }) else { return [.close(id)] }
        slots[index].state = .ready
        backoff.succeeded()
        return assign(now: now)
    }

    /// - Parameter jitter: 0 up to 1, random.
    mutating func connectFailed(_ id: ConnectionID, jitter: Double, now: MonotonicTime) -> [PoolAction<Work>] {
        guard let index = slots.firstIndex(where: { $0.id == id }) else { return [] }
        slots.remove(at: index)
        // Several attempts that fail together are one failure.
        if now >= retryAt { retryAt = now.advanced(by: backoff.failed(jitter: jitter)) }
        return assign(now: now)
    }

    /// A connection that stood is gone. Its work has been answered by whoever owned it.
    mutating func broken(_ id: ConnectionID, now: MonotonicTime) -> [PoolAction<Work>] {
        guard let index = slots.firstIndex(where: { $0.id == id }) else { return [] }
        slots.remove(at: index)
        return assign(now: now)
    }

    /// One piece of shared work has ended.
    mutating func finished(_ id: ConnectionID, now: MonotonicTime) -> [PoolAction<Work>] {
        guard let index = slots.firstIndex(where: { $0.id == id }) else { return [] }
        slots[index].inFlight -= 1
        slots[index].isDoubtful = false
        if isClosed {
            guard slots[index].isIdle else { return [] }
            slots.remove(at: index)
            return [.close(id)]
        }
        return waitingCount == 0 ? [] : assign(now: now)
    }

    /// A caller's time ran out while its work was under way on this connection.
    mutating func doubt(_ id: ConnectionID) {
        guard let index = slots.firstIndex(where: { $0.id == id }) else { return }
        slots[index].isDoubtful = true
    }

    // MARK: time and the end

    mutating func expire(now: MonotonicTime) -> [PoolAction<Work>] {
        guard waitingCount > 0 else { return [] }
        var actions: [PoolAction<Work>] = []
        let refusal = PoolRefusal.waitedTooLong(isConnected: slots.contains { $0.state != .connecting })
        for waiting in shared where waiting.deadline <= now { actions.append(.refuse(waiting.work, refusal)) }
        for waiting in exclusive where waiting.deadline <= now { actions.append(.refuse(waiting.work, refusal)) }
        if !actions.isEmpty {
            shared.removeAll { $0.deadline <= now }
            exclusive.removeAll { $0.deadline <= now }
            dropReservations()
        }
        earliestDeadline = shared.reduce(.distantFuture) { min($0, $1.deadline) }
        earliestDeadline = exclusive.reduce(earliestDeadline) { min($0, $1.deadline) }
        return actions + assign(now: now)
    }

    /// Refuses who waits and closes what is idle; the rest is closed as it finishes.
    mutating func close() -> [PoolAction<Work>] {
        isClosed = true
        var actions: [PoolAction<Work>] = shared.map { .refuse($0.work, .closed) }
        actions += exclusive.map { .refuse($0.work, .closed) }
        shared.removeAll()
        exclusive.removeAll()
        actions += slots.filter { $0.state == .connecting || $0.isIdle }.map { .close($0.id) }
        slots.removeAll { $0.state == .connecting || $0.isIdle }
        return actions
    }

    // MARK: the decision

    private mutating func assign(now: MonotonicTime) -> [PoolAction<Work>] {
        guard !isClosed, waitingCount > 0 else { return [] }
        var actions: [PoolAction<Work>] = []
        grow(now: now, into: &actions)
        while let oldest = exclusive.first, oldest.arrival < shared.first?.arrival ?? .max {
            guard lendIdle(into: &actions) else { break }
        }
        while !shared.isEmpty {
            guard let index = idleSlot() ?? pipelineSlot() else { break }
            slots[index].inFlight += 1
            actions.append(.run(shared.removeFirst().work, on: slots[index].id))
        }
        while !exclusive.isEmpty, lendIdle(into: &actions) {}
        reserve()
        return actions
    }

    private mutating func grow(now: MonotonicTime, into actions: inout [PoolAction<Work>]) {
        guard now >= retryAt else { return }
        let idle = slots.count { $0.isIdle }
        var connecting = slots.count { $0.state == .connecting }
        while connecting + idle < waitingCount, slots.count < limits.maximumConnections {
            // After a failure one probe is enough until it has succeeded.
            guard backoff.failures == 0 || connecting == 0 else { return }
            lastID += 1
            let id = ConnectionID(rawValue: lastID)
            slots.append(PoolSlot(id: id))
            connecting += 1
            actions.append(.connect(id))
        }
    }

    private mutating func lendIdle(into actions: inout [PoolAction<Work>]) -> Bool {
        // The reserved ones have drained for exactly this.
        guard let index = slots.firstIndex(where: { $0.isIdle && $0.isReserved }) ?? idleSlot() else { return false }
        slots[index].state = .lent
        slots[index].isReserved = false
        actions.append(.lend(slots[index].id, to: exclusive.removeFirst().work))
        dropReservations()
        return true
    }

    private func idleSlot() -> Int? {
        slots.firstIndex { $0.isIdle && !$0.isReserved }
    }

    /// The least loaded connection that may take one more. While new connections are on their way, and nothing speaks
    /// against their coming, waiting for one is better than standing behind a statement that may be slow.
    private func pipelineSlot() -> Int? {
        guard backoff.failures > 0 || !slots.contains(where: { $0.state == .connecting }) else { return nil }
        var best: Int?
        for (index, slot) in slots.enumerated()
        where slot.state == .ready && !slot.isReserved && !slot.isDoubtful && slot.inFlight < limits.pipelineDepth {
            if best.map({ slot.inFlight < slots[$0].inFlight }) ?? true { best = index }
        }
        return best
    }

    /// Connections that cannot come from growth are drained for those who want one alone.
    private mutating func reserve() {
        let connecting = slots.count { $0.state == .connecting }
        var missing = exclusive.count - connecting - slots.count { $0.isReserved }
        while missing > 0 {
            let candidates = slots.indices.filter { slots[$0].state == .ready && !slots[$0].isReserved }
            guard let index = candidates.min(by: { slots[$0].inFlight < slots[$1].inFlight }) else { return }
            slots[index].isReserved = true
            missing -= 1
        }
    }

    private mutating func dropReservations() {
        var surplus = slots.count { $0.isReserved } - exclusive.count
        for index in slots.indices where surplus > 0 && slots[index].isReserved {
            slots[index].isReserved = false
            surplus -= 1
        }
    }

    private var canGrowLater: Bool {
        backoff.failures > 0 && slots.count < limits.maximumConnections
            && !slots.contains { $0.state == .connecting }
    }
}
