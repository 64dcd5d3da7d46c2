import CommandApplication
import EventStoreContract
import Testing

@Suite(.timeLimit(.minutes(5)))
struct InMemoryEventReaderTests {
    @Test(arguments: ReaderCheck.all)
    func `keeps the contract of an event reader`(_ check: ReaderCheck) async throws {
        let store = InMemoryEventStore()
        try await check.run(store, store)
    }
}
