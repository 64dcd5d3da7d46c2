import CommandApplication

extension FailingEventStore: EventReader {
    func page(
        _ filter: EventFilter, after: Int64, limit: Int
    ) async throws(EventStoreError) -> EventPage {
        throw error
    }
}
