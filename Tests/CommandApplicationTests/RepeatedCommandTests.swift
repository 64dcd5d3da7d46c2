import CommandApplication
import CommandDomain
import FoundationEssentials
import Testing
import UserContract

@Suite(.timeLimit(.minutes(5)))
struct RepeatedCommandTests {
    private let scene = Scene()
    private let commandID = UUID.version7()

    private func twice(
        _ command: UserCommand, to user: UUID?
    ) async throws -> (first: CommandAnswer, second: CommandAnswer) {
        let first = try await scene.give(command, to: user) { $0.commandID = commandID }
        try await scene.give(try .create("Uma", "uma@example.com"), to: nil)
        let second = try await scene.give(command, to: user) {
            $0.commandID = commandID
            $0.correlationID = "another"
            $0.ip = "192.0.2.9"
            $0.userAgent = "another"
        }
        return (first, second)
    }

    @Test func `gets the first answer and appends nothing`() async throws {
        let (first, second) = try await twice(try .create(), to: scene.sarah)
        var expected = first
        expected.duplicate = true
        #expect(second == expected)
        #expect(scene.store.confirmedPosition == 2)
    }

    @Test func `gets the first user when its id was made here`() async throws {
        let (first, second) = try await twice(try .create(), to: nil)
        #expect(second.duplicate)
        #expect(second.userID == first.userID)
        #expect(second.events == first.events)
    }

    @Test func `gets the first answer for ever, whatever happened since`() async throws {
        try await scene.give(try .create(), to: scene.sarah)
        let first = try await scene.give(try .rename("Sara"), to: scene.sarah) { $0.commandID = commandID }
        try await scene.give(try .rename("Sally"), to: scene.sarah)
        try await scene.give(try .delete(), to: scene.sarah)
        let again = try await scene.give(try .rename("Sara"), to: scene.sarah) { $0.commandID = commandID }
        #expect(again.duplicate)
        #expect(again.revision == 2)
        #expect(again.position == 2)
        #expect(again.events == first.events)
    }

    @Test func `gets the first answer also when nothing was changed`() async throws {
        try await scene.give(try .create(), to: scene.sarah)
        let first = try await scene.give(try .rename("Sarah"), to: scene.sarah) { $0.commandID = commandID }
        #expect(!first.duplicate)
        try await scene.give(try .rename("Sally"), to: scene.sarah)
        let again = try await scene.give(try .rename("Sarah"), to: scene.sarah) { $0.commandID = commandID }
        #expect(
            again == CommandAnswer(userID: scene.sarah, revision: 1, position: 1, duplicate: true, events: []))
        await #expect(throws: CommandFailure.commandIDReused(commandID)) {
            try await scene.give(try .rename("Sally"), to: scene.sarah) { $0.commandID = commandID }
        }
    }

    @Test func `is the same after defaults and normalisation`() async throws {
        let (_, second) = try await twice(
            .create(
                name: try UserName("Rene\u{301}e"), email: try EmailAddress("r@example.com"), status: .active,
                locale: try LocaleTag("EN")), to: nil)
        let third = try await scene.give(try .create(" Ren\u{e9}e ", "r@example.com"), to: nil) {
            $0.commandID = commandID
        }
        #expect(third == second)
    }

    @Test func `is decided afresh when the first was refused`() async throws {
        await #expect(throws: CommandFailure.userNotFound(scene.sarah)) {
            try await scene.give(try .rename("Sara"), to: scene.sarah) { $0.commandID = commandID }
        }
        try await scene.give(try .create(), to: scene.sarah)
        let answer = try await scene.give(try .rename("Sara"), to: scene.sarah) { $0.commandID = commandID }
        #expect(!answer.duplicate)
        #expect(answer.revision == 2)
    }

    @Test func `is not the same with any other actor, user, revision or param`() async throws {
        try await scene.give(try .create(), to: scene.sarah)
        try await scene.give(try .create("Tom", "tom@example.com"), to: scene.other)
        try await scene.give(try .rename("Sara"), to: scene.sarah) { $0.commandID = commandID }
        let variations: [(inout CommandRequest) throws -> Void] = [
            { $0.actor = "bob" },
            { $0.userID = scene.other },
            { $0.expectedRevision = 1 },
            { $0.command = try .rename("Sally") },
            { $0.command = try .move("sara@example.com") },
        ]
        for vary in variations {
            var request = CommandRequest(
                command: try .rename("Sara"), userID: scene.sarah, commandID: commandID, actor: "alice")
            try vary(&request)
            await #expect(throws: CommandFailure.commandIDReused(commandID)) {
                try await scene.handler.handle(request)
            }
        }
    }

    @Test func `is carried out once when 32 come at the same time`() async throws {
        try await scene.give(try .create(), to: scene.sarah)
        let answers = try await withThrowingTaskGroup(of: CommandAnswer.self) { group in
            for _ in 0..<32 {
                group.addTask {
                    try await scene.give(try .rename("Sara"), to: scene.sarah) { $0.commandID = commandID }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count { !$0.duplicate } == 1)
        #expect(Set(answers.map(\.events)).count == 1)
        #expect(scene.store.confirmedPosition == 2)
    }
}
