import CommandApplication
import CommandDomain
import EventStoreContract
import FoundationEssentials
import Testing
import UserContract

/// What a batch promises: the order of what touches the same thing, and company at the store for everything else.
@Suite(.timeLimit(.minutes(5)))
struct CommandBatchTests {
    private let store = GatedEventStore()
    private let users = (0..<100).map { _ in UUID.version7() }

    private func give(
        _ commands: [(UserCommand, UUID?)], _ adjust: (Int, inout CommandRequest) -> Void = { _, _ in }
    ) async -> [Result<CommandAnswer, CommandFailure>] {
        await UserCommandHandler(store: store).handle(
            commands.enumerated().map { index, command in
                var request = CommandRequest(command: command.0, userID: command.1, actor: "alice")
                adjust(index, &request)
                return request
            })
    }

    private func createAll() async throws {
        let answers = await give(
            try users.enumerated().map { (try .create("Sarah", "s\($0)@example.com"), $1) })
        #expect(answers.allSatisfy { (try? $0.get().revision) == 1 })
    }

    @Test func `an empty batch has no answers`() async {
        #expect(await give([]).isEmpty)
    }

    @Test func `an address that one user lets go of is there for the next, although nobody names it`() async throws {
        try await createAll()
        let answers = await give([
            (try .move("t0@example.com"), users[0]), (try .create("Bob", "s0@example.com"), nil),
            (try .delete(), users[1]), (try .move("s1@example.com"), users[2]), (try .restore(), users[1]),
        ])
        #expect(try answers[0].get().revision == 2)
        #expect(try answers[1].get().revision == 1)
        #expect(try answers[2].get().revision == 2)
        #expect(try answers[3].get().revision == 2)
        #expect(answers[4] == .failure(.emailTaken("s1@example.com")))
    }

    @Test func `an address that is still taken is refused, although it goes free later in the batch`() async throws {
        try await createAll()
        let answers = await give([
            (try .create("Bob", "s0@example.com"), nil), (try .delete(), users[0]),
            (try .move("s2@example.com"), users[1]), (try .move("t2@example.com"), users[2]),
        ])
        #expect(answers[0] == .failure(.emailTaken("s0@example.com")))
        #expect(answers[2] == .failure(.emailTaken("s2@example.com")))
        #expect(try answers[1].get().revision == 2)
        #expect(try answers[3].get().revision == 2)
    }

    /// They used to go to the store one by one, because no param says which address goes free.
    @Test func `a hundred changes of address wait for each other no more than a hundred changes of name`() async throws
    {
        try await createAll()
        store.close()
        let moves = Task { await give(try users.enumerated().map { (try .move("t\($0)@example.com"), $1) }) }
        await store.untilWaiting(users.count)
        store.open()
        #expect(try await moves.value.allSatisfy { (try? $0.get().revision) == 2 })
    }

    @Test func `commands for one user stand in its line together`() async throws {
        let sarah = users[0]
        let names = (0..<50).map { "Sarah \($0)" }
        let renames = try names.map { (try UserCommand.rename($0), sarah as UUID?) }
        let answers = await give([(try .create(), sarah)] + renames)
        #expect(try answers.map { try $0.get().revision } == Array(1...51))
        #expect(store.appends.map(\.count) == [51])
    }

    @Test func `the second of two commands with one id is compared with the first, whoever it is for`() async throws {
        let id = UUID.version7()
        let answers = await give([
            (try .create("Sarah", "s@example.com"), users[0]), (try .create("Tom", "t@example.com"), users[1]),
        ]) { $1.commandID = id }
        #expect(try answers[0].get().revision == 1)
        #expect(answers[1] == .failure(.commandIDReused(id)))
    }

    @Test func `a dry run in a batch sees what the commands before it did`() async throws {
        let answers = await give([
            (try .create(), users[0]), (try .rename("Sara"), users[0]), (try .rename("Sally"), users[0]),
        ]) { if $0 == 1 { $1.dryRun = .now } }
        #expect(try answers[1].get().dryRun)
        #expect(try answers.map { try $0.get().revision } == [1, 2, 2])
        #expect(try await store.base.history(of: users[0]).count == 2)
    }

    @Test func `a user that cannot be looked up has no turn, and the others are not hurt`() async throws {
        let store = ScriptedEventStore()
        let handler = UserCommandHandler(store: store)
        store.failLoads(.unavailable(retryAfter: 1, applied: .no))
        let answers = await handler.handle([
            CommandRequest(command: try .delete(), userID: users[0], actor: "alice"),
            CommandRequest(command: try .create(), actor: "alice"),
        ])
        #expect(answers[0] == .failure(.unavailable(retryAfter: 1, applied: .no)))
        #expect(try answers[1].get().revision == 1)
        #expect(store.appends == 1)
    }
}
