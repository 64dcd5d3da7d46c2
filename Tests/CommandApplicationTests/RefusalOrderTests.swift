import CommandApplication
import CommandDomain
import FoundationEssentials
import Testing
import UserContract

/// What is told when several things are wrong: duplicate, existence, revision, rules, no change, e-mail.
@Suite(.timeLimit(.minutes(5)))
struct RefusalOrderTests {
    private let scene = Scene()

    private var existing: UUID { scene.sarah }
    private var unknown: UUID { scene.other }

    private func prepare(deleted: Bool = false) async throws {
        try await scene.give(try .create("Tom", "tom@example.com"), to: nil)
        try await scene.give(try .create(), to: existing)
        if deleted { try await scene.give(try .delete(), to: existing) }
    }

    @Test func `an unknown user is told before the revision`() async throws {
        for command in try [
            UserCommand.rename("x"), .move("tom@example.com"), .turn(.active), .delete(), .restore(),
        ] {
            for revision: Int64? in [nil, 0, 3] {
                await #expect(throws: CommandFailure.userNotFound(unknown)) {
                    try await scene.give(command, to: unknown) { $0.expectedRevision = revision }
                }
            }
        }
    }

    @Test(arguments: [nil, 0, 1, 9] as [Int64?], [false, true])
    func `a used id is told before the revision and the e-mail`(_ revision: Int64?, _ deleted: Bool) async throws {
        try await prepare(deleted: deleted)
        await #expect(throws: CommandFailure.userExists(existing)) {
            try await scene.give(try .create("Sarah", "tom@example.com"), to: existing) {
                $0.expectedRevision = revision
            }
        }
    }

    @Test func `a new user has revision 0, and that is told before its e-mail`() async throws {
        try await prepare()
        await #expect(throws: CommandFailure.revisionConflict(expected: 2, actual: 0)) {
            try await scene.give(try .create("Sarah", "tom@example.com"), to: unknown) { $0.expectedRevision = 2 }
        }
        await #expect(throws: CommandFailure.revisionConflict(expected: 1, actual: 0)) {
            try await scene.give(try .create("Sarah", "tom@example.com"), to: nil) { $0.expectedRevision = 1 }
        }
        await #expect(throws: CommandFailure.emailTaken("tom@example.com")) {
            try await scene.give(try .create("Sarah", "tom@example.com"), to: unknown) { $0.expectedRevision = 0 }
        }
    }

    @Test func `the revision is told before a deletion`() async throws {
        try await prepare(deleted: true)
        await #expect(throws: CommandFailure.revisionConflict(expected: 1, actual: 2)) {
            try await scene.give(try .rename("x"), to: existing) { $0.expectedRevision = 1 }
        }
        for command in try [UserCommand.rename("Sarah"), .move("tom@example.com"), .turn(.active), .delete()] {
            await #expect(throws: CommandFailure.userDeleted(existing)) {
                try await scene.give(command, to: existing) { $0.expectedRevision = 2 }
            }
        }
    }

    @Test func `the revision is told before a restore of a user that is not deleted`() async throws {
        try await prepare()
        await #expect(throws: CommandFailure.revisionConflict(expected: 0, actual: 1)) {
            try await scene.give(try .restore(), to: existing) { $0.expectedRevision = 0 }
        }
        await #expect(throws: CommandFailure.userNotDeleted(existing)) {
            try await scene.give(try .restore(), to: existing) { $0.expectedRevision = 1 }
        }
    }

    @Test func `the revision is told before a change that would change nothing`() async throws {
        try await prepare()
        for command in try [UserCommand.rename("Sarah"), .move("sarah@example.com"), .turn(.active)] {
            await #expect(throws: CommandFailure.revisionConflict(expected: 7, actual: 1)) {
                try await scene.give(command, to: existing) { $0.expectedRevision = 7 }
            }
            #expect(try await scene.give(command, to: existing) { $0.expectedRevision = 1 }.events.isEmpty)
        }
    }

    @Test func `the revision is told before the e-mail`() async throws {
        try await prepare()
        await #expect(throws: CommandFailure.revisionConflict(expected: 7, actual: 1)) {
            try await scene.give(try .move("tom@example.com"), to: existing) { $0.expectedRevision = 7 }
        }
        await #expect(throws: CommandFailure.emailTaken("Tom@Example.com")) {
            try await scene.give(try .move("Tom@Example.com"), to: existing) { $0.expectedRevision = 1 }
        }
    }

    @Test func `a repeat is answered before anything else is looked at`() async throws {
        try await prepare()
        let commandID = UUID.version7()
        let first = try await scene.give(try .move("sara@example.com"), to: existing) {
            $0.commandID = commandID
            $0.expectedRevision = 1
        }
        try await scene.give(try .delete(), to: existing)
        try await scene.give(try .create("Thief", "sara@example.com"), to: nil)
        var again = first
        again.duplicate = true
        #expect(
            try await scene.give(try .move("sara@example.com"), to: existing) {
                $0.commandID = commandID
                $0.expectedRevision = 1
            } == again)
    }

    @Test func `a command id used for something else is told before anything else`() async throws {
        try await prepare(deleted: true)
        let commandID = UUID.version7()
        try await scene.give(try .create("Uma", "uma@example.com"), to: nil) { $0.commandID = commandID }
        for (command, user) in try [
            (UserCommand.rename("x"), unknown), (.rename("x"), existing), (.create(), existing),
            (.create("Tom", "tom@example.com"), unknown), (.create("Tom", "tom@example.com"), nil),
        ] {
            for revision: Int64? in [nil, 0, 9] {
                await #expect(throws: CommandFailure.commandIDReused(commandID)) {
                    try await scene.give(command, to: user) {
                        $0.commandID = commandID
                        $0.expectedRevision = revision
                    }
                }
            }
        }
    }
}
