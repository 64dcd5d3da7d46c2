import CommandApplication
import CommandDomain
import FoundationEssentials
import Testing
import UserContract

/// Two instances of the service on one store, of which one has an old picture of a user.
@Suite(.timeLimit(.minutes(5)))
struct RememberedStateTests {
    private let store = ScriptedEventStore()
    private let sarah = UUID.version7()
    private let one: UserCommandHandler
    private let other: UserCommandHandler

    init() {
        one = UserCommandHandler(store: store)
        other = UserCommandHandler(store: store)
    }

    @discardableResult
    private func give(_ command: UserCommand, to handler: UserCommandHandler) async throws -> CommandAnswer {
        try await handler.handle(CommandRequest(command: command, userID: sarah, actor: "alice"))
    }

    @Test func `a user who was just seen is not loaded again`() async throws {
        try await give(try .create(), to: one)
        try await give(try .rename("Sara"), to: one)
        #expect(try await give(try .rename("Sally"), to: one).revision == 3)
        #expect(store.loads == 0)
    }

    @Test func `what somebody else changed meanwhile is found out by the append`() async throws {
        try await give(try .create(), to: one)
        try await give(try .rename("Sara"), to: other)
        let answer = try await give(try .rename("Sally"), to: one)
        #expect(answer.revision == 3)
        #expect(answer.events.map(\.text) == [#"{"name":"Sally","previous_name":"Sara"}"#])
    }

    @Test func `nothing is called needless because of an old picture`() async throws {
        try await give(try .create(), to: one)
        try await give(try .rename("Sara"), to: other)
        #expect(try await give(try .rename("Sarah"), to: one).events.count == 1)
    }

    @Test func `nothing is refused because of an old picture`() async throws {
        try await give(try .create(), to: one)
        try await give(try .delete(), to: one)
        try await give(try .restore(), to: other)
        #expect(try await give(try .rename("Sara"), to: one).revision == 4)
    }

    @Test func `a refusal tells the revision that is true now`() async throws {
        try await give(try .create(), to: one)
        try await give(try .rename("Sara"), to: other)
        await #expect(throws: CommandFailure.revisionConflict(expected: 9, actual: 2)) {
            try await one.handle(
                CommandRequest(command: try .rename("Sally"), userID: sarah, expectedRevision: 9, actor: "alice"))
        }
    }
}
