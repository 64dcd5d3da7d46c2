import CommandApplication
import CommandDomain
import EventStoreContract
import FoundationEssentials
import Testing
import UserContract

@Suite(.timeLimit(.minutes(5)))
struct DryRunTests {
    private let scene = Scene()

    private func ask(
        _ command: UserCommand, of user: UUID?, _ moment: DryRun = .now,
        _ adjust: (inout CommandRequest) -> Void = { _ in }
    ) async throws -> CommandAnswer {
        try await scene.give(command, to: user) {
            $0.dryRun = moment
            adjust(&$0)
        }
    }

    /// Created at second 0, renamed at 1, deleted at 2.
    private func prepare() async throws {
        try await scene.give(try .create(), to: scene.sarah)
        try await scene.give(try .rename("Sara"), to: scene.sarah)
        try await scene.give(try .delete(), to: scene.sarah)
    }

    private func second(_ second: Int64, plus microseconds: Int64 = 0) -> DryRun {
        .at(Scene.start.advanced(byMicroseconds: second * 1_000_000 + microseconds))
    }

    @Test func `tells the events that there would be, and appends nothing`() async throws {
        try await scene.give(try .create(), to: scene.sarah)
        let answer = try await ask(try .rename("Sara"), of: scene.sarah)
        #expect(
            answer
                == CommandAnswer(
                    userID: scene.sarah, revision: 2, position: nil, dryRun: true,
                    events: [
                        AnsweredEvent(
                            eventID: nil, type: "USER_NAME_CHANGED", revision: 2, position: nil, version: 1,
                            timestamp: nil, data: Array(#"{"name":"Sara","previous_name":"Sarah"}"#.utf8))
                    ]))
        #expect(scene.store.confirmedPosition == 1)
        let nothing = try await ask(try .rename("Sarah"), of: scene.sarah)
        #expect(nothing == CommandAnswer(userID: scene.sarah, revision: 1, position: nil, dryRun: true, events: []))
    }

    @Test func `refuses what would be refused now`() async throws {
        try await prepare()
        await #expect(throws: CommandFailure.userDeleted(scene.sarah)) { try await ask(try .delete(), of: scene.sarah) }
        await #expect(throws: CommandFailure.userExists(scene.sarah)) { try await ask(try .create(), of: scene.sarah) }
        await #expect(throws: CommandFailure.userNotFound(scene.other)) {
            try await ask(try .delete(), of: scene.other)
        }
        await #expect(throws: CommandFailure.revisionConflict(expected: 1, actual: 3)) {
            try await ask(try .restore(), of: scene.sarah) { $0.expectedRevision = 1 }
        }
    }

    @Test func `judges the e-mail by who has it now`() async throws {
        try await scene.give(try .create(), to: scene.sarah)
        try await scene.give(try .create("Tom", "tom@example.com"), to: scene.other)
        await #expect(throws: CommandFailure.emailTaken("Tom@example.com")) {
            try await ask(try .move("Tom@example.com"), of: scene.sarah)
        }
        await #expect(throws: CommandFailure.emailTaken("tom@example.com")) {
            try await ask(try .create("Uma", "tom@example.com"), of: nil)
        }
        try await scene.give(try .delete(), to: scene.sarah)
        #expect(try await ask(try .restore(), of: scene.sarah).events.count == 1)
        try await scene.give(try .create("Thief"), to: nil)
        await #expect(throws: CommandFailure.emailTaken("sarah@example.com")) {
            try await ask(try .restore(), of: scene.sarah)
        }
    }

    @Test func `takes no e-mail`() async throws {
        _ = try await ask(try .create(), of: scene.sarah)
        #expect(try await scene.store.owner(ofEmail: "sarah@example.com") == nil)
        #expect(try await scene.give(try .create(), to: scene.other).revision == 1)
    }

    @Test func `neither reads nor records command ids`() async throws {
        let commandID = UUID.version7()
        _ = try await ask(try .create(), of: scene.sarah) { $0.commandID = commandID }
        #expect(try await scene.store.load(scene.sarah, commandID: commandID).handled == nil)
        try await scene.give(try .create(), to: scene.sarah) { $0.commandID = commandID }
        let other = try await ask(try .rename("Sara"), of: scene.sarah) { $0.commandID = commandID }
        #expect(!other.duplicate)
        #expect(other.events.count == 1)
    }

    @Test func `says what the rules would have said at an earlier moment`() async throws {
        try await prepare()
        let answer = try await ask(try .delete(), of: scene.sarah, second(1, plus: 500_000))
        #expect(answer.revision == 3)
        #expect(answer.dryRun)
        #expect(answer.position == nil)
        #expect(answer.unchecked == ["email_taken"])
        #expect(answer.events.map(\.type) == ["USER_DELETED"])
        let renamed = try await ask(try .rename("Sally"), of: scene.sarah, second(0, plus: 999_999))
        #expect(renamed.events.map(\.text) == [#"{"name":"Sally","previous_name":"Sarah"}"#])
    }

    @Test func `counts events of that very microsecond in`() async throws {
        try await prepare()
        #expect(try await ask(try .rename("Sarah"), of: scene.sarah, second(1, plus: -1)).events.isEmpty)
        #expect(try await ask(try .rename("Sara"), of: scene.sarah, second(1)).events.isEmpty)
        await #expect(throws: CommandFailure.userNotFound(scene.sarah)) {
            try await ask(try .delete(), of: scene.sarah, second(0, plus: -1))
        }
        #expect(try await ask(try .create(), of: scene.sarah, second(0, plus: -1)).revision == 1)
    }

    @Test func `takes a moment in the future for now, without the e-mail`() async throws {
        try await prepare()
        try await scene.give(try .create("Thief"), to: nil)
        let answer = try await ask(try .restore(), of: scene.sarah, second(1_000_000))
        #expect(answer.unchecked == ["email_taken"])
        #expect(answer.revision == 4)
    }

    @Test func `decides at a revision, and compares the expected one with it`() async throws {
        try await prepare()
        let answer = try await ask(try .delete(), of: scene.sarah, .atRevision(1)) { $0.expectedRevision = 1 }
        #expect(answer.revision == 2)
        #expect(answer.unchecked == ["email_taken"])
        await #expect(throws: CommandFailure.revisionConflict(expected: 3, actual: 1)) {
            try await ask(try .delete(), of: scene.sarah, .atRevision(1)) { $0.expectedRevision = 3 }
        }
        await #expect(throws: CommandFailure.userDeleted(scene.sarah)) {
            try await ask(try .delete(), of: scene.sarah, .atRevision(3))
        }
        await #expect(throws: CommandFailure.userNotFound(scene.sarah)) {
            try await ask(try .delete(), of: scene.sarah, .atRevision(0))
        }
    }

    @Test func `refuses a revision that the user does not have`() async throws {
        try await prepare()
        let problem = InvalidParam(param: "at_revision", problem: "must be at most 3, the user's present revision")
        for command in try [UserCommand.delete(), .create()] {
            await #expect(throws: CommandFailure.invalidParams([problem])) {
                try await ask(command, of: scene.sarah, .atRevision(4))
            }
        }
        await #expect(throws: CommandFailure.userNotFound(scene.other)) {
            try await ask(try .delete(), of: scene.other, .atRevision(4))
        }
        let none = InvalidParam(param: "at_revision", problem: "must be at most 0, the user's present revision")
        await #expect(throws: CommandFailure.invalidParams([none])) {
            try await ask(try .create(), of: scene.other, .atRevision(1))
        }
    }
}
