import CommandApplication
import CommandDomain
import FoundationEssentials
import Postgres
import Testing
import UserContract

@testable import CommandEventStore

@Suite(.timeLimit(.minutes(5)))
struct GroupCommitTests {
    @Test func `commands that wait together are appended in one transaction, in order`() async throws {
        try await withStore { fixture in
            let requests = (0..<50).map { AppendRequest.sample(events: 1 + $0 % 3) }
            let outcomes = try await fixture.appendTogether(requests)
            var next: Int64 = 2
            for (request, outcome) in zip(requests, outcomes) {
                guard case .success(.appended(let position, let timestamps)) = outcome else {
                    Issue.record("not appended")
                    continue
                }
                #expect(position == next)
                #expect(timestamps.count == request.events.count)
                next += Int64(request.events.count)
            }
            #expect(try await fixture.appends() == 2)
            try await LogAudit.expectSound(fixture.owner)
        }
    }

    @Test func `a batch of a thousand creates is a few transactions`() async throws {
        try await withStore { fixture in
            let creates = try (0..<1_000).map { index in
                let command = UserCommand.create(
                    name: try UserName("Sarah"), email: try EmailAddress("s\(index)@example.com"), status: .active,
                    locale: .default)
                return CommandRequest(command: command, actor: "alice")
            }
            let answers = await UserCommandHandler(store: fixture.store).handle(creates)
            #expect(Set(try answers.map { try $0.get().position }) == Set(1...1_000))
            #expect(try await fixture.appends() <= 10)
        }
    }

    @Test func `a refused command does not touch its neighbours`() async throws {
        try await withStore { fixture in
            let known = AppendRequest.sample(taking: "known@example.com")
            _ = try await fixture.store.append(known)
            let second = AppendRequest.sample()
            _ = try await fixture.store.append(second)
            let outcomes = try await fixture.appendTogether([
                .sample(taking: "new@example.com"),
                known,
                .sample(at: 4, taking: "conflict@example.com"),
                .sample(command: second.commandID, fingerprint: 9),
                .sample(taking: "known@example.com"),
                .sample(second.aggregateID, at: 1, events: 0),
                .sample(events: 2),
            ])
            guard case .success(.duplicate(let handled)) = outcomes[1] else {
                Issue.record("a repeat is a duplicate")
                return
            }
            #expect(handled.commandID == known.commandID)
            #expect(outcomes[2] == .success(.revisionConflict(actual: 0)))
            #expect(outcomes[3] == .success(.commandIDReused))
            // It waited for the duplicate's e-mail and was judged after it.
            #expect(outcomes[4] == .success(.emailTaken))
            #expect(outcomes[0].firstPosition == 4)
            #expect(outcomes[6].firstPosition == 5)
            guard case .success(.appended(_, let timestamps)) = outcomes[5] else {
                Issue.record("a command that changes nothing is recorded")
                return
            }
            #expect(timestamps.isEmpty)
            try await LogAudit.expectSound(fixture.owner)
        }
    }

    @Test func `a command that the database cannot take fails alone`() async throws {
        try await withStore { fixture in
            let outcomes = try await fixture.appendTogether([.sample(), .sample(data: "no JSON"), .sample()])
            #expect(outcomes[0].firstPosition == 2)
            #expect(outcomes[1] == .failure(.corrupt("a command was refused with SQLSTATE 22P02")))
            #expect(outcomes[2].firstPosition == 3)
            try await LogAudit.expectSound(fixture.owner)
        }
    }

    @Test func `while the head stays locked everybody is told that nothing was applied`() async throws {
        try await withStore { fixture in
            let (store, client) = try fixture.anotherStore(settings: ["lock_timeout": "20ms"])
            defer { client.close() }
            let answers = try await fixture.holdingHead {
                await withTaskGroup(of: EventStoreError?.self) { group in
                    for _ in 0..<10 {
                        group.addTask {
                            do throws(EventStoreError) {
                                _ = try await store.append(.sample())
                                return nil
                            } catch {
                                return error
                            }
                        }
                    }
                    return await group.reduce(into: []) { $0.append($1) }
                }
            }
            #expect(answers == Array(repeating: .unavailable(retryAfter: 1, applied: .no), count: 10))
            #expect(try await fixture.owner.value("SELECT count(*) FROM commands", as: Int64.self) == 0)
            _ = try await store.append(.sample())
        }
    }

    @Test func `one command more than the queue holds is refused as overload`() async throws {
        var limits = AppendLimits()
        limits.queuedCommands = 1
        try await withStore(limits: limits) { fixture in
            let first = try await fixture.holdingHead {
                let first = Task { try await fixture.store.append(.sample()) }
                try await fixture.untilQueued(1)
                await #expect(throws: EventStoreError.overloaded(retryAfter: 1)) {
                    try await fixture.store.append(.sample())
                }
                return first
            }
            _ = try await first.value
            _ = try await fixture.store.append(.sample())
        }
    }

    @Test func `who is cancelled while it waits is told the outcome all the same`() async throws {
        try await withStore { fixture in
            let first = try await fixture.holdingHead {
                let first = Task { try await fixture.store.append(.sample()) }
                try await fixture.untilQueued(1)
                first.cancel()
                return first
            }
            guard case .appended(let position, _) = try await first.value else {
                Issue.record("not appended")
                return
            }
            #expect(position == 1)
        }
    }
}
