import CommandApplication
import Postgres
import Testing
import UserContract

@testable import CommandEventStore

/// `first_position_from`: a moment is a position.
@Suite(.timeLimit(.minutes(5)))
struct TimeSearchTests {
    private func position(_ fixture: StoreFixture, from moment: String) async throws -> Int64 {
        try await fixture.client.value("SELECT first_position_from(1::int2, \(moment))")
    }

    @Test func `in an empty log every moment is before position 1`() async throws {
        try await withStore { fixture in
            for moment in ["'-infinity'", "'epoch'", "now()", "'infinity'"] {
                #expect(try await position(fixture, from: moment) == 1, "\(moment)")
            }
            let nothing = try await fixture.client.value(
                "SELECT first_position_from(1::int2, NULL) IS NULL", as: Bool.self)
            #expect(nothing)
        }
    }

    @Test(arguments: [1, 2, 3, 4, 7, 8])
    func `before the first, on an event, between two and after the last`(_ count: Int64) async throws {
        try await withStore { fixture in
            // Two seconds apart, at even seconds: there is a moment between any two.
            for position in 1...count {
                try await fixture.owner.run(
                    "UPDATE heads SET recorded_at = timestamptz '2200-01-01Z' + \(2 * position) * interval '1 s' - interval '1 us'"
                )
                _ = try await fixture.store.append(.sample())
            }
            func moment(_ seconds: Int64) -> String { "timestamptz '2200-01-01Z' + \(seconds) * interval '1 s'" }
            for position in 1...count {
                #expect(try await self.position(fixture, from: moment(2 * position)) == position)
                #expect(try await self.position(fixture, from: moment(2 * position - 1)) == position)
            }
            #expect(try await position(fixture, from: "'-infinity'") == 1)
            #expect(try await position(fixture, from: moment(2 * count) + " + interval '1 us'") == count + 1)
            #expect(try await position(fixture, from: "'infinity'") == count + 1)
        }
    }

    @Test func `a hole is an error`() async throws {
        try await withStore { fixture in
            _ = try await fixture.store.append(.sample(events: 3))
            try await fixture.owner.run("ALTER TABLE events DISABLE TRIGGER events_are_immutable")
            try await fixture.owner.run("DELETE FROM events WHERE position = 2")
            #expect(await fixture.client.refusal(of: "SELECT first_position_from(1::int2, now())") == "P0002")
            let filter = EventFilter(from: .now())
            await #expect(throws: EventStoreError.corrupt("the log has a hole")) {
                try await fixture.store.page(filter, after: 0, limit: 10)
            }
        }
    }
}
