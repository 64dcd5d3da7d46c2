import CommandApplication
import FoundationEssentials
import Postgres
import TestSupport
import Testing
import UserContract

@testable import CommandEventStore

@Suite(.timeLimit(.minutes(5)))
struct SearchPlanTests {
    private static let sarah = UUID.version7()

    /// 5,000 events: every tenth is Sarah's, and the last of each command has a rare type.
    private func fill(_ store: PostgresEventStore) async throws {
        for index in 0..<100 {
            let id = index.isMultiple(of: 10) ? Self.sarah : UUID.version7()
            let revision = index.isMultiple(of: 10) ? Int64(index * 5) : 0
            var request = AppendRequest.sample(id, at: revision, events: 50)
            request.events[49].type = "USER_DELETED"
            _ = try await store.append(request)
        }
    }

    /// All kinds of searches, with how many events each may at most touch.
    private func searches(middle: Timestamp, later: Timestamp) -> [(EventFilter, after: Int64, entries: Int64)] {
        // A binary search in 5,000 events is 13 probes, a search has four at most, and the page has 10 events.
        let probes: Int64 = 4 * 13 + 2
        return [
            (EventFilter(), 4_000, 10 + probes),
            (EventFilter(from: middle, to: later), 0, 10 + probes),
            (EventFilter(aggregateID: Self.sarah), 4_000, 10 + probes),
            (EventFilter(aggregateID: Self.sarah, from: middle), 0, 10 + probes),
            (EventFilter(aggregateID: Self.sarah, to: middle), 2_000, 60 + probes),
            (EventFilter(types: ["USER_DELETED"], from: middle), 0, 10 * 50 + probes),
            (EventFilter(aggregateID: Self.sarah, types: ["USER_DELETED"]), 4_000, 100 + probes),
        ]
    }

    /// A plan that is made while the tables are empty and kept must still be good when they are not.
    @Test func `no search reads more than it needs of a log of 5,000 events`() async throws {
        try await withStore { fixture in
            var configuration = PostgresConfiguration.patient(
                fixture.database.connectionString(role: StoreFixture.role))
            configuration.maximumConnections = 1
            let client = try PostgresClient(configuration: configuration, logger: StoreFixture.logger)
            defer { client.close() }
            let store = PostgresEventStore(client: client, limits: .patient, logger: StoreFixture.logger)
            // Often enough for the server to keep a plan for all parameters.
            for (filter, after, _) in searches(middle: .now(), later: .now()) {
                for _ in 0..<8 { _ = try await store.page(filter, after: after, limit: 10) }
            }
            try await fill(fixture.store)
            let events = try await fixture.store.read(after: 0, through: 5_000, limit: 5_000)
            _ = try await store.confirm()

            func entriesRead() async throws -> (index: Int64, sequential: Int64) {
                try await client.run("SELECT pg_stat_force_next_flush()")
                return (
                    try await fixture.owner.value(
                        "SELECT sum(idx_tup_read)::int8 FROM pg_stat_user_indexes WHERE relname = 'events'"),
                    try await fixture.owner.value(
                        "SELECT seq_tup_read FROM pg_stat_user_tables WHERE relname = 'events'")
                )
            }
            for (filter, after, entries) in searches(middle: events[2_499].timestamp, later: events[2_999].timestamp) {
                let before = try await entriesRead()
                let page = try await store.page(filter, after: after, limit: 10)
                let afterwards = try await entriesRead()
                #expect(!page.items.isEmpty, "\(filter)")
                #expect(afterwards.sequential == before.sequential, "\(filter)")
                let read = afterwards.index - before.index
                #expect(read > 0 && read <= entries, "\(filter) read \(read) entries")
            }
        }
    }

    @Test func `the log has no index but its keys, because every append would pay for it`() async throws {
        try await withStore { fixture in
            let indexes = try await fixture.owner.value(
                "SELECT count(*) FROM pg_indexes WHERE tablename = 'events'", as: Int64.self)
            #expect(indexes == 2)
        }
    }

    @Test func `walking 5,000 events by any filter meets each of them once`() async throws {
        try await withStore { fixture in
            try await fill(fixture.store)
            let all = try await fixture.store.read(after: 0, through: 5_000, limit: 5_000)
            for filter in [
                EventFilter(), EventFilter(from: all[0].timestamp), EventFilter(types: ["USER_DELETED"]),
                EventFilter(aggregateID: Self.sarah),
                EventFilter(aggregateID: Self.sarah, types: ["USER_DELETED"], to: all[4_000].timestamp),
            ] {
                let expected = all.filter { event in
                    (filter.aggregateID ?? event.aggregateID) == event.aggregateID
                        && filter.types?.contains(event.type) != false
                        && filter.to.map { event.timestamp < $0 } != false
                }
                var (found, after): ([RecordedEvent], Int64?) = ([], 0)
                while let start = after {
                    let page = try await fixture.store.page(
                        filter, after: start, limit: 300, budget: SearchBudget(eventsInSlice: 700, slices: 2))
                    found += page.items
                    after = page.nextAfterPosition
                }
                #expect(found == expected)
            }
        }
    }
}
