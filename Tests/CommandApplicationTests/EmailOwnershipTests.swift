import CommandApplication
import CommandDomain
import FoundationEssentials
import Testing
import UserContract

@Suite(.timeLimit(.minutes(5)))
struct EmailOwnershipTests {
    private let scene = Scene()

    @Test func `an address is taken whatever its letter case`() async throws {
        try await scene.give(try .create(), to: scene.sarah)
        await #expect(throws: CommandFailure.emailTaken("SARAH@Example.com")) {
            try await scene.give(try .create("Thief", "SARAH@Example.com"), to: nil)
        }
    }

    @Test func `a changed address is free again`() async throws {
        try await scene.give(try .create(), to: scene.sarah)
        try await scene.give(try .move("sara@example.com"), to: scene.sarah)
        #expect(try await scene.give(try .create("Next"), to: scene.other).revision == 1)
        await #expect(throws: CommandFailure.emailTaken("sarah@example.com")) {
            try await scene.give(try .move("sarah@example.com"), to: scene.sarah)
        }
        #expect(try await scene.store.owner(ofEmail: "sarah@example.com") == scene.other)
        #expect(try await scene.store.owner(ofEmail: "sara@example.com") == scene.sarah)
    }

    @Test func `a deleted user's address is free, and taken back by restore`() async throws {
        try await scene.give(try .create("Sarah", "Sarah@example.com"), to: scene.sarah)
        try await scene.give(try .delete(), to: scene.sarah)
        #expect(try await scene.store.owner(ofEmail: "sarah@example.com") == nil)
        try await scene.give(try .restore(), to: scene.sarah)
        #expect(try await scene.store.owner(ofEmail: "sarah@example.com") == scene.sarah)
    }

    @Test func `restore is refused when somebody else has the address, until it is free`() async throws {
        try await scene.give(try .create("Sarah", "Sarah@example.com"), to: scene.sarah)
        try await scene.give(try .delete(), to: scene.sarah)
        try await scene.give(try .create("Next"), to: scene.other)
        await #expect(throws: CommandFailure.emailTaken("Sarah@example.com")) {
            try await scene.give(try .restore(), to: scene.sarah)
        }
        try await scene.give(try .delete(), to: scene.other)
        #expect(try await scene.give(try .restore(), to: scene.sarah).revision == 3)
    }
}
