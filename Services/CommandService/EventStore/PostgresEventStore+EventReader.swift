public import CommandApplication
import FoundationEssentials
import Postgres
import UserContract

extension PostgresEventStore: EventReader {
    public func page(
        _ filter: EventFilter, after: Int64, limit: Int
    ) async throws(EventStoreError) -> EventPage {
        try await page(filter, after: after, limit: limit, budget: SearchBudget())
    }

    func page(
        _ filter: EventFilter, after: Int64, limit: Int, budget: SearchBudget
    ) async throws(EventStoreError) -> EventPage {
        let bounds = try await bounds(of: filter, after: max(after, 0))
        let scope = SearchScope(filter)
        guard let numbers = bounds.numbers(of: scope) else { return EventPage(items: [], headPosition: bounds.head) }
        var search = EventSearch(scope, numbers, types: filter.types, limit: limit, budget: budget)
        while let slice = search.nextSlice {
            let events = try await events(in: slice, of: scope, types: filter.types, limit: search.wanted)
            guard search.take(events, of: slice) else { throw Self.hole }
        }
        return EventPage(
            items: search.items, headPosition: bounds.head, nextAfterPosition: search.nextAfterPosition)
    }

    /// Nothing beyond these bounds is read, and everything within them is confirmed.
    private func bounds(of filter: EventFilter, after: Int64) async throws(EventStoreError) -> SearchBounds {
        let known = confirmed.position
        let bounds: SearchBounds?
        do {
            bounds = try await client.execute(
                Statements.searchBounds,
                [
                    Statements.log, after, filter.from.map(PostgresTimestamp.init),
                    filter.to.map(PostgresTimestamp.init), filter.aggregateID,
                ]
            ).first.map { row throws(PostgresError) in try SearchBounds(row) }
        } catch {
            // A probe of the binary search found nothing.
            throw error.sqlState == "P0002" ? Self.hole : EventStoreError(reading: error)
        }
        guard let bounds else { throw .corrupt("the log has no head") }
        guard bounds.head >= known else { throw .corrupt("the log ends before a position that was confirmed") }
        if bounds.head > confirmed.position { _ = try await confirmer.confirm() }
        return bounds
    }

    private func events(
        in slice: ClosedRange<Int64>, of scope: SearchScope, types: Set<String>?, limit: Int
    ) async throws(EventStoreError) -> [RecordedEvent] {
        var binds: Binds = [Statements.log, slice.lowerBound, slice.upperBound, types.map { $0.sorted() }, limit]
        let statement: Statement
        switch scope {
        case .log:
            statement = Statements.searchLog
        case .stream(let id):
            statement = Statements.searchStream
            binds.append(id)
        }
        do {
            let rows = try await client.execute(statement, binds)
            return try rows.map { row throws(PostgresError) in try RecordedEvent(row) }
        } catch {
            throw EventStoreError(reading: error)
        }
    }

    private static let hole = EventStoreError.corrupt("the log has a hole")
}

extension PostgresTimestamp {
    fileprivate init(_ time: Timestamp) {
        self.init(microsecondsSince1970: time.microseconds)
    }
}
