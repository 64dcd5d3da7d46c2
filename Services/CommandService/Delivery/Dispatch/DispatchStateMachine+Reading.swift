/// From idle to the next request, as far as the events at hand allow.
extension DispatchStateMachine {
    mutating func advance(_ head: Int64) -> [DispatchAction] {
        guard phase == .idle else { return [] }
        if isStopping { return finish() }
        if needsConsent { return verify() }
        if hasRetries {
            phase = .readingParked
            return [.readParked]
        }
        switch prefetch {
        case .ready(let batch) where batch.after == reached:
            prefetch = .none
            if batch.eventCount == 0 { return settle(batch, head) }
            return batch.parked.isEmpty ? send(batch) + readAhead(batch, head) : keep(batch)
        case .reading:
            return []
        case .ready, .none:
            prefetch = .none
            return read(after: reached, head)
        }
    }

    mutating func send(_ batch: DispatchBatch) -> [DispatchAction] {
        phase = .sending(batch)
        return [.send(batch)]
    }

    /// What nobody is waiting for needs no request. It is remembered, and written down by and by; at once when events
    /// must be kept for later.
    private mutating func settle(_ batch: DispatchBatch, _ head: Int64) -> [DispatchAction] {
        probe = nil
        if !batch.parked.isEmpty { return save(batch.through, .settled, parked: batch.parked) }
        reached = batch.through
        if let narrowed = suspects, reached.settled >= narrowed.through { suspects = nil }
        return advance(head)
    }

    /// First what the request leaves out is kept; then it goes out.
    private mutating func keep(_ batch: DispatchBatch) -> [DispatchAction] {
        var rest = batch
        rest.parked = []
        prefetch = .ready(rest)
        return save(batch.after, .settled, parked: batch.parked)
    }

    mutating func checkpoint() -> [DispatchAction] {
        guard phase == .idle, reached != cursor else { return [] }
        return save(reached, .settled)
    }

    mutating func read(after start: DeliveryCursor, _ head: Int64) -> [DispatchAction] {
        if let end = mode.end, start.settled >= end { return complete() }
        let last = min(head, mode.end ?? head)
        guard last > start.settled else {
            if isAwaitingEvents { return [] }
            isAwaitingEvents = true
            return [.awaitEvents(beyond: start.settled)]
        }
        var order = ReadOrder(after: start, through: last, limit: mode.limit(maxBatch))
        if let probe, probe.after == start {
            order = probe
        } else if let suspects {
            order.through = min(last, suspects.through)
            order.limit = min(order.limit, suspects.limit)
        }
        order.leavesOutParked = hasParked
        prefetch = .reading(order)
        return [.read(order)]
    }

    /// Reads the next batch while one is under way, if a full one is there. A smaller one is worth waiting for: read when
    /// the answer has come, beside the saving of the cursor, it holds everything that arrived until then.
    private mutating func readAhead(_ batch: DispatchBatch, _ head: Int64) -> [DispatchAction] {
        guard suspects == nil, !isStopping, !breaker.isOpen,
            min(head, mode.end ?? head) - batch.through.position >= Int64(mode.limit(maxBatch))
        else { return [] }
        return read(after: batch.through, head)
    }

    mutating func batchRead(_ order: ReadOrder, _ batch: DispatchBatch, _ head: Int64) -> [DispatchAction] {
        guard prefetch == .reading(order) else { return [] }
        readFailures = 0
        prefetch = .ready(batch)
        return advance(head)
    }

    mutating func readFailed(_ order: ReadOrder, _ random: Double) -> [DispatchAction] {
        guard prefetch == .reading(order) else { return [] }
        prefetch = .none
        // A failed read ahead costs nothing: it is read again when it is needed.
        guard phase == .idle else { return [] }
        readFailures += 1
        return wait(retryPolicy.delay(afterFailures: readFailures, random: random), then: .read)
    }

    mutating func save(
        _ new: DeliveryCursor, _ cause: CursorMove.Cause, parked: [EventToPark] = []
    ) -> [DispatchAction] {
        let move = CursorMove(from: cursor, to: new, cause: cause, parked: parked)
        phase = .saving(move)
        return [.save(move)]
    }

    mutating func cursorSaved(_ head: Int64) -> [DispatchAction] {
        guard case .saving(let move) = phase else { return [] }
        cursor = move.to
        reached = move.to
        phase = .idle
        if case .accepted(let events) = move.cause, let pause = mode.pause(after: events), !isStopping {
            return wait(pause, then: .read)
        }
        return advance(head)
    }

    private mutating func complete() -> [DispatchAction] {
        [.complete(CursorMove(from: cursor, to: reached, cause: .settled))] + finish()
    }
}
