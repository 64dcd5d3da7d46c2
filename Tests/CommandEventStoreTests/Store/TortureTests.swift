import CommandApplication
import FoundationEssentials
import Postgres
import TestSupport
import Testing
import UserContract

@testable import CommandEventStore

/// Many writers on few users and few e-mails, on two instances at once.
@Suite(.timeLimit(.minutes(5)))
struct TortureTests {
    @Test func `of 64 simultaneous creates with one e-mail on two instances, one is appended`() async throws {
        try await withStore { fixture in
            let (other, client) = try fixture.anotherStore()
            defer { client.close() }
            let outcomes = try await withThrowingTaskGroup(of: AppendOutcome.self) { group in
                for index in 0..<64 {
                    let store = index.isMultiple(of: 2) ? fixture.store : other
                    group.addTask { try await store.append(.sample(taking: "sarah@example.com")) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == .emailTaken } == 63)
            #expect(try await fixture.owner.value("SELECT count(*) FROM events", as: Int64.self) == 1)
            #expect(try await fixture.owner.value("SELECT count(*) FROM reservations", as: Int64.self) == 1)
            try await LogAudit.expectSound(fixture.owner)
        }
    }

    @Test func `many writers on few users and e-mails leave a sound log`() async throws {
        try await withStore { fixture in
            let (other, client) = try fixture.anotherStore()
            defer { client.close() }
            let crowd = Crowd(stores: [fixture.store, other])
            try await crowd.run(writers: 16, commands: 40)
            try await crowd.expectAllTold(in: fixture)
        }
    }

    @Test func `killing connections again and again loses nothing and doubles nothing`() async throws {
        try await withStore { fixture in
            let crowd = Crowd(stores: [fixture.store])
            let kills = KillCount()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    while !kills.isEnough {
                        // Not at once again: the writers are to get on between two kills.
                        let hit = try await fixture.killAppends()
                        kills.add(hit)
                        if hit > 0 { _ = await fixture.store.waitForPosition(beyond: fixture.store.confirmedPosition) }
                    }
                }
                group.addTask {
                    try await crowd.run(writers: 16, commands: 20) { kills.isEnough }
                }
                try await group.waitForAll()
            }
            try await crowd.expectAllTold(in: fixture)
        }
    }
}
