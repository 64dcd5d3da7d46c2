import CommandApplication
import EventStoreContract
import FoundationEssentials
import Postgres
import Testing
import UserContract

@testable import CommandEventStore

@Suite(.timeLimit(.minutes(5)))
struct ReadingTests {
    @Test func `another instance learns of events and confirms them`() async throws {
        try await withStore { fixture in
            let (other, client) = try fixture.anotherStore()
            defer { client.close() }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await other.run() }
                for position: Int64 in 1...5 {
                    _ = try await fixture.store.append(.sample())
                    #expect(await other.waitForPosition(beyond: position - 1) == position)
                    #expect(try await other.read(after: 0, through: position, limit: 10).count == Int(position))
                }
                group.cancelAll()
            }
        }
    }

    @Test func `nothing is read that is not confirmed`() async throws {
        try await withStore { fixture in
            let (other, client) = try fixture.anotherStore()
            defer { client.close() }
            _ = try await fixture.store.append(.sample(events: 3))
            #expect(try await other.read(after: 0, through: 3, limit: 10).isEmpty)
            #expect(try await other.confirm() == 3)
            #expect(try await other.read(after: 0, through: 3, limit: 10).count == 3)
        }
    }

    @Test func `what a load tells is confirmed`() async throws {
        try await withStore { fixture in
            let (other, client) = try fixture.anotherStore()
            defer { client.close() }
            let request = AppendRequest.sample(events: 3)
            _ = try await fixture.store.append(request)
            let epoch = try await fixture.owner.value("SELECT epoch FROM epochs", as: Int64.self)
            #expect(try await other.load(.version7(), commandID: request.commandID).handled?.lastPosition == 3)
            #expect(other.confirmedPosition == 3)
            _ = try await other.load(request.aggregateID, commandID: nil)
            // The second load told nothing new, so it wrote nothing.
            #expect(try await fixture.owner.value("SELECT epoch FROM epochs", as: Int64.self) == epoch + 1)
        }
    }

    @Test func `an append confirms without a write of its own`() async throws {
        try await withStore { fixture in
            _ = try await fixture.store.append(.sample(events: 2))
            #expect(fixture.store.confirmedPosition == 2)
            #expect(try await fixture.owner.value("SELECT epoch FROM epochs", as: Int64.self) == 0)
        }
    }

    @Test(arguments: [1, 2, 3])
    func `a hole in the log is an alarm, not an answer`(_ missing: Int64) async throws {
        try await withStore { fixture in
            let stream = AppendRequest.sample(events: 3)
            _ = try await fixture.store.append(stream)
            try await fixture.owner.run("ALTER TABLE events DISABLE TRIGGER events_are_immutable")
            try await fixture.owner.run("DELETE FROM events WHERE position = \(missing)")
            await #expect(throws: EventStoreError.corrupt("the log has a hole after position 0")) {
                try await fixture.store.read(after: 0, through: 3, limit: 10)
            }
            if missing < 3 {
                await #expect(throws: EventStoreError.corrupt("the revisions of a user have a hole")) {
                    try await fixture.store.load(stream.aggregateID, commandID: nil)
                }
            }
        }
    }

    @Test func `time goes on where the log ends, even when the clock has been set back`() async throws {
        try await withStore { fixture in
            try await fixture.owner.run("UPDATE heads SET recorded_at = '2199-12-31T23:59:59.999998Z'")
            guard case .appended(_, let timestamps) = try await fixture.store.append(.sample(events: 2)) else {
                Issue.record("not appended")
                return
            }
            #expect(timestamps.map(\.rfc3339) == ["2199-12-31T23:59:59.999999Z", "2200-01-01T00:00:00.000000Z"])
            try await LogAudit.expectSound(fixture.owner)
        }
    }
}
