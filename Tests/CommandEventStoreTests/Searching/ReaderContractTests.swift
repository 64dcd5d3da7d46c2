import EventStoreContract
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ReaderContractTests {
    @Test(arguments: ReaderCheck.all)
    func `the PostgreSQL store keeps the contract of an event reader`(_ check: ReaderCheck) async throws {
        try await withStore { fixture in
            try await check.run(fixture.store, fixture.store)
        }
    }
}
