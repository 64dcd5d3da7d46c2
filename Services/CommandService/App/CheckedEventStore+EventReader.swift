import CommandApplication
import CommandEventStore

extension CheckedEventStore: EventReader {
    func page(
        _ filter: EventFilter, after: Int64, limit: Int
    ) async throws(EventStoreError) -> EventPage {
        try requireChecked()
        return try await store.page(filter, after: after, limit: limit)
    }
}
