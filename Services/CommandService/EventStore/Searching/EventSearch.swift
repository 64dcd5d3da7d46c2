import UserContract

/// One page's way through a dense range, positions of the log or revisions of a stream, slice by slice, until the page
/// is full, the range ends or the budget is used up. Pure: who has it reads the slices.
struct EventSearch {
    private let scope: SearchScope
    private let types: Set<String>?
    private let numbers: ClosedRange<Int64>
    private let limit: Int
    private let budget: SearchBudget
    private var slicesRead = 0
    private var lastSeen: RecordedEvent?
    private(set) var items: [RecordedEvent] = []

    /// - Parameter types: nil for all.
    init(
        _ scope: SearchScope, _ numbers: ClosedRange<Int64>, types: Set<String>?, limit: Int, budget: SearchBudget
    ) {
        self.scope = scope
        self.types = types
        self.numbers = numbers
        self.limit = limit
        self.budget = budget
    }

    /// How many events the next slice may answer with.
    var wanted: Int { limit - items.count }

    /// What to read next; nil when the page is done.
    var nextSlice: ClosedRange<Int64>? {
        guard wanted > 0, slicesRead < budget.slices, let first = firstUnseen else { return nil }
        return first...min(numbers.upperBound, first + budget.eventsInSlice - 1)
    }

    /// Where the next page goes on; nil when the range has been seen to its end.
    var nextAfterPosition: Int64? { firstUnseen == nil ? nil : lastSeen?.position }

    private var firstUnseen: Int64? {
        let first = lastSeen.map { scope.number(of: $0) + 1 } ?? numbers.lowerBound
        return first <= numbers.upperBound ? first : nil
    }

    /// Takes what a slice answered with: at most `wanted` of the events that match and, if there is room, the last of the
    /// slice whether it matches or not.
    /// - Returns: false when the log cannot have answered that: something is missing.
    mutating func take(_ events: [RecordedEvent], of slice: ClosedRange<Int64>) -> Bool {
        guard let last = events.last, scope.number(of: last) == slice.upperBound || events.count == wanted else {
            return false
        }
        if let types {
            items += events.filter { types.contains($0.type) }
        } else {
            guard events.map(scope.number).elementsEqual(slice.prefix(events.count)) else { return false }
            items += events
        }
        lastSeen = last
        slicesRead += 1
        return true
    }
}
