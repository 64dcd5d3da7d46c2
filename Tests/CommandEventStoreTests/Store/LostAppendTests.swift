import CommandApplication
import EventStoreContract
import Postgres
import TestSupport
import Testing
import UserContract

@testable import CommandEventStore

/// Appends whose acknowledgement does not come. A synchronous standby that does not exist holds each commit between the
/// moment in which it is made and the moment in which it is told.
@Suite(.timeLimit(.minutes(5)), .serialized)
struct LostAppendTests {
    @Test(arguments: Disturbance.allCases)
    func `an append that was made but not told is found again and told as what it was`(
        _ disturbance: Disturbance
    ) async throws {
        try await withHangingStore { fixture, hang, release in
            _ = try await fixture.store.append(.sample())
            try await hang()
            let request = AppendRequest.sample(events: 2, taking: "a@example.com")
            let append = Task { await fixture.answer(to: request) }
            try await fixture.untilWaiting(for: "SyncRep")
            try await fixture.disturb(disturbance)
            while try await fixture.owner.value("SELECT count(*) FROM events", as: Int64.self) != 3 {}
            // The epoch write that looks into it hangs as well: nothing is told of rows that only this server has.
            try await fixture.untilWaiting(for: "SyncRep")
            #expect(fixture.store.confirmedPosition == 1)
            #expect(try await fixture.store.read(after: 0, through: 3, limit: 10).map(\.position) == [1])
            try await release()

            guard case .success(.appended(let position, let timestamps)) = await append.value else {
                Issue.record("not told as appended")
                return
            }
            #expect(position == 2)
            let events = try await fixture.store.history(of: request.aggregateID)
            #expect(events.map(\.timestamp) == timestamps)
            #expect(events.map(\.eventID) == request.events.map(\.eventID))
            #expect(fixture.store.confirmedPosition == 3)
            try await LogAudit.expectSound(fixture.owner)
        }
    }

    @Test func `an append that was lost before it was made is made, once`() async throws {
        try await withStore { fixture in
            let request = AppendRequest.sample()
            let append = try await fixture.holdingHead {
                let append = Task { await fixture.answer(to: request) }
                try await fixture.untilWaiting(for: "transactionid")
                try await fixture.disturb(.terminate)
                return append
            }
            #expect(await append.value.firstPosition == 1)
            #expect(try await fixture.store.load(request.aggregateID, commandID: request.commandID).events.count == 1)
            try await LogAudit.expectSound(fixture.owner)
        }
    }
}
