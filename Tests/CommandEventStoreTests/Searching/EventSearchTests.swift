import FoundationEssentials
import Testing
import UserContract

@testable import CommandEventStore

struct EventSearchTests {
    private let budget = SearchBudget(eventsInSlice: 10, slices: 3)

    private func events(_ positions: some Sequence<Int64>, type: String = "A") -> [RecordedEvent] {
        positions.map { position in
            RecordedEvent(
                eventID: .version7(), aggregateID: .version7(), revision: 1, version: 1, position: position,
                timestamp: Timestamp(microseconds: position), type: type, data: [], metadata: [])
        }
    }

    private func take(
        _ events: [RecordedEvent], of slice: ClosedRange<Int64>, by search: inout EventSearch, isRefused: Bool = false
    ) {
        let isTaken = search.take(events, of: slice)
        #expect(isTaken != isRefused)
    }

    @Test func `a slice is no longer than the budget says, and the last no longer than the range`() {
        var search = EventSearch(.log, 5...17, types: ["B"], limit: 100, budget: budget)
        #expect(search.nextSlice == 5...14)
        take(events([14]), of: 5...14, by: &search)
        #expect(search.nextSlice == 15...17)
        take(events([17]), of: 15...17, by: &search)
        #expect(search.nextSlice == nil)
        #expect(search.nextAfterPosition == nil)
        #expect(search.items.isEmpty)
    }

    @Test func `a search whose budget is used up tells where to go on`() {
        var search = EventSearch(.log, 1...100, types: ["B"], limit: 100, budget: budget)
        for last: Int64 in [10, 20, 30] {
            let slice = search.nextSlice
            #expect(slice == last - 9...last)
            take(events([last - 3], type: "B") + events([last]), of: last - 9...last, by: &search)
        }
        #expect(search.nextSlice == nil)
        #expect(search.items.map(\.position) == [7, 17, 27])
        #expect(search.nextAfterPosition == 30)
    }

    @Test func `a full page goes on after its last event, or not at all at the end of the range`() {
        var search = EventSearch(.log, 1...8, types: ["A"], limit: 2, budget: budget)
        take(events([3, 6]), of: 1...8, by: &search)
        #expect(search.nextSlice == nil)
        #expect(search.nextAfterPosition == 6)
        search = EventSearch(.log, 1...8, types: ["A"], limit: 2, budget: budget)
        take(events([3, 8]), of: 1...8, by: &search)
        #expect(search.nextAfterPosition == nil)
    }

    @Test func `an answer that cannot be all of the slice is refused`() {
        var search = EventSearch(.log, 1...8, types: ["A"], limit: 5, budget: budget)
        take([], of: 1...8, by: &search, isRefused: true)
        take(events([3, 7]), of: 1...8, by: &search, isRefused: true)
        search = EventSearch(.log, 1...4, types: nil, limit: 5, budget: budget)
        take(events([1, 2, 4]), of: 1...4, by: &search, isRefused: true)
        take(events(1...4), of: 1...4, by: &search)
    }
}
