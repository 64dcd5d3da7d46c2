import UserContract

extension InMemoryEventStore: EventReader {
    public func page(
        _ filter: EventFilter, after: Int64, limit: Int
    ) async throws(EventStoreError) -> EventPage {
        let events = try await read(after: 0, through: .max, limit: .max)
        let matching = events.filter { $0.position > after && filter.matches($0) }
        let items = Array(matching.prefix(limit))
        return EventPage(
            items: items, headPosition: Int64(events.count),
            nextAfterPosition: items.count < matching.count ? items.last?.position ?? after : nil)
    }
}

extension EventFilter {
    fileprivate func matches(_ event: RecordedEvent) -> Bool {
        if let aggregateID, event.aggregateID != aggregateID { return false }
        if let types, !types.contains(event.type) { return false }
        if let from, event.timestamp < from { return false }
        if let to, event.timestamp >= to { return false }
        return true
    }
}
