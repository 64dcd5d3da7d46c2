import CommandApplication
import EventStoreContract
import Testing
import UserContract

@Suite(.timeLimit(.minutes(5)))
struct InMemoryEventStoreTests {
    @Test(arguments: StoreCheck.all)
    func `keeps the contract of an event store`(_ check: StoreCheck) async throws {
        let store = InMemoryEventStore()
        try await check.run(store, store)
    }

    @Test(arguments: StoreCheck.all)
    func `keeps it when the clock stands still`(_ check: StoreCheck) async throws {
        let store = InMemoryEventStore(clock: { Timestamp(microseconds: 1_773_589_620_000_000) })
        try await check.run(store, store)
    }
}
