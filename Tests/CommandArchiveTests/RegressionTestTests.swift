import CommandApplication
import CommandArchive
import FoundationEssentials
import Testing
import UserContract

struct RegressionTestTests {
    /// What the committed examples were made of.
    private static var history: [RecordedEvent] {
        var story = Story()
        story.command(1, [.createdV1("Sarah \\\"Connor\\\"", "Sarah@example.org")], actor: "alice")
        story.command(2, .create("Zoë", "zoe@example.org"))
        story.command(1, .rename("Sarah \"Connor\"", "SARAH \"CONNOR\""), actor: "bob")
        story.command(1, .move("Sarah@example.org", "sara@example.org"), actor: "alice")
        story.command(1, .turn(.active, .suspended, "unpaid \\(invoice) №7"), actor: "alice")
        story.command(1, .delete(by: "bob", "asked to"), actor: "bob")
        story.command(1, .restore(by: "alice", "unpaid \\(invoice) №7"), actor: "alice")
        story.command(1, .move("sara@example.org", "SARAH@example.org"), actor: "alice")
        return story.events.filter { $0.aggregateID == Story.user(1) }
    }

    /// Each revision's test is kept in `Tests/CommandDomainTests`, where it compiles and passes as any other.
    @Test(arguments: 1...7 as ClosedRange<Int64>)
    func `prints exactly the tests that are kept with the rules`(_ revision: Int64) throws {
        let test = try RegressionTest(history: Self.history, atRevision: revision, keepsTexts: revision == 4)
        #expect(test.name == "User000000000001Revision\(revision)Tests")
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "CommandDomainTests/Regression/\(test.name).swift")
        #expect(try String(contentsOf: file, encoding: .utf8) == test.source)
    }

    @Test func `is about the last command unless told otherwise`() throws {
        #expect(
            try RegressionTest(history: Self.history).source
                == RegressionTest(history: Self.history, atRevision: 7).source)
    }

    @Test func `shows nothing of the real texts`() throws {
        let source = try RegressionTest(history: Self.history).source.lowercased()
        for text in ["sara", "connor", "example.org", "alice", "bob", "unpaid", "asked"] {
            #expect(!source.contains(text), "\(text)")
        }
    }

    @Test func `refuses a revision that is not there, and a command of several events`() throws {
        let history = Self.history
        #expect(throws: ArchiveProblem.self) { try RegressionTest(history: history, atRevision: 8) }
        #expect(throws: ArchiveProblem.self) { try RegressionTest(history: [], atRevision: nil) }
        var story = Story()
        story.command(1, .create("A", "a@example.com"), .rename("A", "B"))
        let events = story.events
        for revision: Int64 in [1, 2] {
            #expect(throws: ArchiveProblem.self) { try RegressionTest(history: events, atRevision: revision) }
        }
    }
}
