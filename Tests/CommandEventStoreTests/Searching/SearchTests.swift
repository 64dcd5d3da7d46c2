import CommandApplication
import FoundationEssentials
import Postgres
import Testing
import UserContract

@testable import CommandEventStore

/// What only PostgreSQL's reader has: bounded statements, and a confirmed position to wait for.
@Suite(.timeLimit(.minutes(5)))
struct SearchTests {
    @Test func `a rare type is found over many pages, each within its budget`() async throws {
        try await withStore { fixture in
            var request = AppendRequest.sample(events: 95)
            for index in [0, 41, 42, 94] { request.events[index].type = "USER_DELETED" }
            _ = try await fixture.store.append(request)
            let budget = SearchBudget(eventsInSlice: 5, slices: 2)
            for filter in [
                EventFilter(types: ["USER_DELETED"]),
                EventFilter(aggregateID: request.aggregateID, types: ["USER_DELETED"]),
            ] {
                var (found, pages): ([Int64], [Int64?]) = ([], [])
                var after: Int64? = 0
                while let start = after {
                    let page = try await fixture.store.page(filter, after: start, limit: 10, budget: budget)
                    found += page.items.map(\.position)
                    after = page.nextAfterPosition
                    pages.append(after)
                }
                #expect(found == [1, 42, 43, 95])
                #expect(pages == [10, 20, 30, 40, 50, 60, 70, 80, 90, nil])
            }
        }
    }

    @Test func `what another instance appended is confirmed before it is told`() async throws {
        try await withStore { fixture in
            let (other, client) = try fixture.anotherStore()
            defer { client.close() }
            _ = try await fixture.store.append(.sample(events: 3))
            let epoch = try await fixture.owner.value("SELECT epoch FROM epochs", as: Int64.self)
            let page = try await other.page(EventFilter(), after: 0, limit: 2)
            #expect(page.items.map(\.position) == [1, 2])
            #expect(page.headPosition == 3)
            #expect(other.confirmedPosition == 3)
            _ = try await other.page(EventFilter(), after: 2, limit: 2)
            // The second page told nothing that was not confirmed, so it wrote nothing.
            #expect(try await fixture.owner.value("SELECT epoch FROM epochs", as: Int64.self) == epoch + 1)
        }
    }

    @Test(arguments: [1, 2, 3])
    func `a hole in the log is an alarm, not an answer`(_ missing: Int64) async throws {
        try await withStore { fixture in
            let stream = AppendRequest.sample(events: 3)
            _ = try await fixture.store.append(stream)
            try await fixture.owner.run("ALTER TABLE events DISABLE TRIGGER events_are_immutable")
            try await fixture.owner.run("DELETE FROM events WHERE position = \(missing)")
            await #expect(throws: EventStoreError.corrupt("the log has a hole")) {
                try await fixture.store.page(EventFilter(), after: 0, limit: 10)
            }
            // The end of a stream that lost its end looks like any other's.
            if missing < 3 {
                await #expect(throws: EventStoreError.corrupt("the log has a hole")) {
                    try await fixture.store.page(EventFilter(aggregateID: stream.aggregateID), after: 0, limit: 10)
                }
            }
        }
    }

    @Test func `a log that ends before what was confirmed is not read`() async throws {
        try await withStore { fixture in
            _ = try await fixture.store.append(.sample(events: 3))
            try await fixture.owner.run("UPDATE heads SET position = 2")
            await #expect(throws: EventStoreError.corrupt("the log ends before a position that was confirmed")) {
                try await fixture.store.page(EventFilter(), after: 0, limit: 10)
            }
        }
    }

    @Test func `only the service may use the searching functions`() async throws {
        try await withStore { fixture in
            let anybody = try await fixture.owner.value(
                """
                SELECT count(*) FROM pg_proc, aclexplode(proacl) AS granted
                WHERE proname IN ('first_position_from', 'first_revision_after') AND granted.grantee = 0
                """, as: Int64.self)
            #expect(anybody == 0)
        }
    }
}
