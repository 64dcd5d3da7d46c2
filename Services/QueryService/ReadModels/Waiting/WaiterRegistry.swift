/// Who waits for which position. Pure: ids in, ids out; what a waiter is, is its owner's matter.
struct WaiterRegistry {
    typealias ID = UInt64

    enum Registration: Hashable {
        /// It has been reached before.
        case reached
        case waiting
        /// Nobody waits any more.
        case closed
    }

    /// The highest position known to be applied; nil until one is known.
    private(set) var known: Int64?
    private var isClosed = false
    private var lastID: ID = 0
    /// Farthest first, so that those to be woken are at the end.
    private var waiting: [(position: Int64, id: ID)] = []

    var count: Int { waiting.count }

    mutating func makeID() -> ID {
        lastID += 1
        return lastID
    }

    mutating func register(_ id: ID, for position: Int64) -> Registration {
        if let known, known >= position { return .reached }
        guard !isClosed else { return .closed }
        waiting.insert((position, id), at: firstIndex(atOrBelow: position))
        return .waiting
    }

    /// - Returns: those who need not wait any longer.
    mutating func advance(to position: Int64) -> [ID] {
        known = max(known ?? position, position)
        let reached = firstIndex(atOrBelow: position)
        let woken = waiting[reached...].map(\.id)
        waiting.removeSubrange(reached...)
        return woken
    }

    /// A store that was restored may be behind what was known. Only who read the position knows that, and only if
    /// nothing was applied since: then `known` is still what it was before the reading.
    mutating func correct(to position: Int64, from before: Int64?) -> [ID] {
        if known == before {
            known = position
        }
        return advance(to: position)
    }

    /// - Returns: whether it was still waiting.
    mutating func leave(_ id: ID) -> Bool {
        guard let index = waiting.firstIndex(where: { $0.id == id }) else { return false }
        waiting.remove(at: index)
        return true
    }

    /// - Returns: those who waited in vain.
    mutating func close() -> [ID] {
        isClosed = true
        defer { waiting.removeAll() }
        return waiting.map(\.id)
    }

    private func firstIndex(atOrBelow position: Int64) -> Int {
        var (low, high) = (0, waiting.count)
        while low < high {
            let middle = (low + high) / 2
            if waiting[middle].position > position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
