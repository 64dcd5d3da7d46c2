import CommandApplication
import CommandDomain
import EventStoreContract
import FoundationEssentials
import Testing
import UserContract

/// Commands for one user that meet while an earlier one is being appended.
@Suite(.timeLimit(.minutes(5)))
struct UserLaneTests {
    private let store = GatedEventStore()
    private let sarah = UUID.version7()

    /// Gives the commands while the first of them is being appended, in this order, and returns the answers.
    private func giveTogether(
        _ commands: [UserCommand], limits: CommandLimits = CommandLimits(),
        _ adjust: (Int, inout CommandRequest) -> Void = { _, _ in }
    ) async throws -> [Result<CommandAnswer, CommandFailure>] {
        let handler = UserCommandHandler(store: store, limits: limits)
        store.close()
        var tasks: [Task<Result<CommandAnswer, CommandFailure>, Never>] = []
        for (index, command) in commands.enumerated() {
            var request = CommandRequest(command: command, userID: sarah, actor: "alice")
            adjust(index, &request)
            let given = request
            tasks.append(Task { await Self.result { () throws(CommandFailure) in try await handler.handle(given) } })
            if index == 0 { await store.untilWaiting() } else { await untilWaiting(index, in: handler) }
        }
        store.open()
        var results: [Result<CommandAnswer, CommandFailure>] = []
        for task in tasks { results.append(await task.value) }
        return results
    }

    private func untilWaiting(_ count: Int, in handler: UserCommandHandler) async {
        while handler.waitingCommands <= count { await Task.yield() }
    }

    private static func result(
        _ body: () async throws(CommandFailure) -> CommandAnswer
    ) async -> Result<CommandAnswer, CommandFailure> {
        do throws(CommandFailure) {
            return .success(try await body())
        } catch {
            return .failure(error)
        }
    }

    @Test func `those who wait are decided one after the other and appended together`() async throws {
        let answers = try await giveTogether([
            try .create(), try .rename("Sara"), try .rename("Sara"), try .turn(.suspended), try .delete(),
        ])
        #expect(try answers.map { try $0.get().revision } == [1, 2, 2, 3, 4])
        #expect(try answers.map { try $0.get().position } == [1, 2, 2, 3, 4])
        #expect(store.appends.map(\.count) == [1, 4])
        let history = try await store.base.history(of: sarah)
        #expect(
            history.map(\.type) == ["USER_CREATED", "USER_NAME_CHANGED", "USER_STATUS_CHANGED", "USER_DELETED"])
    }

    @Test func `a refused command does not touch its neighbours`() async throws {
        let answers = try await giveTogether([
            try .create(), try .rename("Sara"), try .restore(), try .rename("Sally"),
        ])
        #expect(answers[2] == .failure(.userNotDeleted(sarah)))
        #expect(try answers[1].get().revision == 2)
        #expect(try answers[3].get().events.map(\.text) == [#"{"name":"Sally","previous_name":"Sara"}"#])
    }

    @Test func `after a taken e-mail the others are decided afresh, in order`() async throws {
        _ = try await UserCommandHandler(store: store).handle(
            CommandRequest(command: try .create("Tom", "tom@example.com"), actor: "bob"))
        let answers = try await giveTogether([
            try .create(), try .rename("Sara"), try .move("tom@example.com"), try .rename("Sally"), try .rename("Sue"),
        ])
        #expect(answers[2] == .failure(.emailTaken("tom@example.com")))
        let texts = try answers[3...].map { try $0.get().events.map(\.text) }
        #expect(
            texts == [
                [#"{"name":"Sally","previous_name":"Sara"}"#], [#"{"name":"Sue","previous_name":"Sally"}"#],
            ])
    }

    @Test func `commands that touch the same e-mail do not share an append`() async throws {
        let answers = try await giveTogether([
            try .create(), try .move("sara@example.com"), try .move("sarah@example.com"), try .rename("Sara"),
        ])
        #expect(try answers.map { try $0.get().revision } == [1, 2, 3, 4])
        #expect(store.appends.map(\.count) == [1, 1, 2])
    }

    @Test func `a repeat that meets the first is its duplicate`() async throws {
        let commandID = UUID.version7()
        let answers = try await giveTogether([try .create(), try .rename("Sara"), try .rename("Sara")]) {
            if $0 > 0 { $1.commandID = commandID }
        }
        let (first, again) = (try answers[1].get(), try answers[2].get())
        #expect(!first.duplicate)
        #expect(again.duplicate)
        #expect(again.events == first.events)
    }

    @Test func `an expected revision is judged against what the command before leaves`() async throws {
        let answers = try await giveTogether([try .create(), try .rename("Sara"), try .rename("Sally")]) {
            $1.expectedRevision = Int64($0 == 2 ? 1 : $0)
        }
        #expect(try answers[1].get().revision == 2)
        #expect(answers[2] == .failure(.revisionConflict(expected: 1, actual: 2)))
    }

    @Test func `what could not be appended is told, and those behind it are judged by what is there`() async throws {
        store.fail(.unavailable(retryAfter: 3, applied: .unknown))
        let answers = try await giveTogether([try .create(), try .rename("Sara"), try .rename("Sally")])
        #expect(answers[0] == .failure(.unavailable(retryAfter: 3, applied: .unknown)))
        #expect(answers[1...].allSatisfy { $0 == .failure(.userNotFound(sarah)) })
    }

    @Test func `a command that cannot be stored does not hurt those behind it`() async throws {
        store.refuse { $0.events.contains { $0.type == "USER_STATUS_CHANGED" } }
        let answers = try await giveTogether([
            try .create(), try .rename("Sara"), try .turn(.suspended), try .rename("Sally"),
        ])
        #expect(try answers[1].get().revision == 2)
        #expect(answers[2] == .failure(.corrupt("refused")))
        #expect(try answers[3].get().revision == 3)
    }

    @Test func `who is beyond the limit is told to come back, and nothing is changed`() async throws {
        var limits = CommandLimits()
        limits.waitingCommands = 2
        let handler = UserCommandHandler(store: store, limits: limits)
        store.close()
        let request = CommandRequest(command: try .create(), userID: sarah, actor: "alice")
        let first = Task { try await handler.handle(request) }
        await store.untilWaiting()
        let second = Task { try await handler.handle(request) }
        await untilWaiting(1, in: handler)
        await #expect(throws: CommandFailure.overloaded(retryAfter: 1)) { try await handler.handle(request) }
        store.open()
        #expect(try await first.value.revision == 1)
        await #expect(throws: CommandFailure.userExists(sarah)) { try await second.value }
        #expect(handler.waitingCommands == 0)
    }

    @Test func `who goes away takes nobody's command with it`() async throws {
        let handler = UserCommandHandler(store: store)
        store.close()
        let create = CommandRequest(command: try .create(), userID: sarah, actor: "alice")
        let rename = CommandRequest(command: try .rename("Sara"), userID: sarah, actor: "alice")
        let first = Task { try await handler.handle(create) }
        await store.untilWaiting()
        let second = Task { try await handler.handle(rename) }
        await untilWaiting(1, in: handler)
        first.cancel()
        store.open()
        #expect(try await second.value.revision == 2)
    }
}
