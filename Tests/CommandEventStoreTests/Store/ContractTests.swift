import EventStoreContract
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ContractTests {
    @Test(arguments: StoreCheck.all)
    func `the PostgreSQL store keeps the contract`(_ check: StoreCheck) async throws {
        try await withStore { fixture in
            try await check.run(fixture.store, fixture.store)
            try await LogAudit.expectSound(fixture.owner)
        }
    }
}
