import CommandApplication
import CommandArchive
import FoundationEssentials
import Testing
import UserContract

/// Given the entries of a log, then the first thing that is wrong with it.
struct VerifierTests {
    @Test func `finds nothing wrong with a log in which everything happens`() throws {
        let story = Story.everything
        var verifier = LogVerifier()
        for entry in story.entries { try verifier.check(entry) }
        try verifier.checkEnd(at: 11, Story.time(11))
        #expect(verifier.summary.events == 11)
        #expect(verifier.summary.commands == 15)
        #expect(verifier.summary.commandsWithoutEvents == 4)
        #expect(verifier.summary.users == 3)
        #expect(verifier.summary.deletedUsers == 1)
        #expect(
            Set(verifier.reservations) == [
                EmailReservation(email: "sara@example.com", user: Story.user(1)),
                EmailReservation(email: "sarah@example.com", user: Story.user(3)),
            ])
    }

    @Test func `finds nothing wrong with an empty log`() throws {
        try LogVerifier().checkEnd(at: 0, Timestamp(microseconds: 0))
    }

    // MARK: positions, revisions, times

    @Test func `names the position that is missing`() {
        var entries = Story.busy(users: 3).entries
        entries.remove(at: 4)
        expect(entries, .order, at: 3)
    }

    @Test func `names the position that comes twice`() {
        var entries = Story.busy(users: 3).entries
        entries.insert(entries[2], at: 4)
        expect(entries, .order, at: 2)
    }

    @Test func `names the position whose time is not after the one before`() {
        for delta: Int64 in [0, -1] {
            let entries = Story.busy(users: 3).changing(5) {
                $0.timestamp = Story.time(4).advanced(byMicroseconds: delta)
            }
            expect(entries, .order, at: 5)
        }
    }

    @Test(arguments: [1, 3, 7] as [Int64])
    func `names the position whose revision does not follow`(_ revision: Int64) {
        expect(Story.busy(users: 3).changing(2) { $0.revision = revision }, .order, at: 2)
    }

    @Test func `wants the end where the head is`() {
        let story = Story.busy(users: 1)
        expect(story.entries, .order, at: 5, head: 6)
        expect(story.entries, .order, at: 4, head: 3)
        expect([], .order, at: 1, head: 1)
    }

    @Test func `wants the head's time to be the last event's`() throws {
        var verifier = LogVerifier()
        for entry in Story.busy(users: 1).entries { try verifier.check(entry) }
        let end = verifier
        #expect(throws: LogViolation.self) { try end.checkEnd(at: 4, Story.time(5)) }
    }

    // MARK: commands

    @Test func `wants a command for every event`() {
        var story = Story.busy(users: 3)
        expect(story.removing { $0.isCommand(4) }, .commands, at: 4)
        story.command(9, .create("Last", "last@example.com"))
        expect(Array(story.entries.dropLast()), .commands, at: 13)
    }

    @Test func `wants the events of a command under its own id`() {
        let entries = Story.busy(users: 3).changingMetadata(2) { $0.commandID = Story.commandID(77) }
        expect(entries, .commands, at: 2)
    }

    @Test func `wants a command to begin and end where its events do`() {
        let story = Story.busy(users: 3)
        let members = [
            \HandledCommand.firstRevision, \HandledCommand.lastRevision, \HandledCommand.firstPosition,
            \HandledCommand.lastPosition,
        ]
        for member in members {
            for delta: Int64 in [-1, 1] {
                let entries = story.changingCommand(2) { $0[keyPath: member] += delta }
                // A command that stands before its last event reads as one whose event is missing.
                let isEarly = member == \.lastPosition && delta > 0
                expectAny(entries, isEarly ? .order : .commands)
            }
        }
    }

    @Test func `wants the user of a command to be the user of its events`() {
        let entries = Story.busy(users: 3).changingCommand(2) { $0.aggregateID = Story.user(3) }
        expect(entries, .commands, at: 2)
    }

    @Test func `takes two events of one command, and not one of two`() throws {
        var story = Story()
        story.command(1, .create("A", "a@example.com"), .rename("A", "B"), .delete())
        var verifier = LogVerifier()
        for entry in story.entries { try verifier.check(entry) }
        try verifier.checkEnd(at: 3)
        expect(story.changingCommand(1) { ($0.firstRevision, $0.firstPosition) = (2, 2) }, .commands, at: 3)
    }

    @Test func `refuses a second command for the same events`() {
        var entries = Story.busy(users: 1).entries
        entries.insert(entries[1], at: 2)
        expect(entries, .commands, at: 1)
    }

    @Test func `wants a command without events to point at an event of its user`() {
        var story = Story.busy(users: 2)
        story.command(2)
        expect(story.changingCommand(9) { $0.aggregateID = Story.user(1) }, .commands, at: 8)
        expect(story.changingCommand(9) { ($0.firstRevision, $0.lastRevision) = (4, 3) }, .commands, at: 8)
        expect(story.changingCommand(9) { ($0.firstPosition, $0.lastPosition) = (11, 10) }, .commands, at: 10)
        expect(story.changingCommand(9) { ($0.firstPosition, $0.lastPosition) = (1, 0) }, .commands, at: 0)
    }

    // MARK: e-mails

    @Test func `finds two users with one e-mail, in whatever letter case and Unicode form`() {
        for email in ["ren\u{e9}@example.com", "RENE\u{301}@Example.com"] {
            var story = Story()
            story.command(1, .create("A", "Ren\u{e9}@example.com"))
            story.command(2, .create("B", email))
            expect(story.entries, .emails, at: 2)
        }
    }

    @Test func `finds an e-mail that is taken by a change or a restoration`() {
        var change = Story()
        change.command(1, .create("A", "a@example.com"))
        change.command(2, .create("B", "b@example.com"))
        change.command(2, .move("b@example.com", "A@example.com"))
        expect(change.entries, .emails, at: 3)

        var restoration = Story()
        restoration.command(1, .create("A", "a@example.com"))
        restoration.command(1, .delete())
        restoration.command(2, .create("B", "a@example.com"))
        restoration.command(1, .restore())
        expect(restoration.entries, .emails, at: 4)
    }

    @Test func `lets an e-mail go by a change and a deletion, also of a deleted user that is restored elsewhere`()
        throws
    {
        var story = Story()
        story.command(1, .create("A", "a@example.com"))
        story.command(1, .move("a@example.com", "A@example.com"))
        story.command(1, .move("A@example.com", "b@example.com"))
        story.command(2, .create("B", "a@example.com"))
        story.command(2, .delete())
        story.command(1, .move("b@example.com", "a@example.com"))
        expectSound(story)
    }

    // MARK: who and why

    @Test func `wants an actor`() {
        expect(Story.busy(users: 2).changingMetadata(2) { $0.actor = "" }, .accountability, at: 2)
        expect(Story.busy(users: 2).changing(2) { $0.metadata = Array("{}".utf8) }, .accountability, at: 2)
        expect(Story.busy(users: 2).changing(2) { $0.metadata = Array("[".utf8) }, .accountability, at: 2)
    }

    @Test func `wants a reason for a change of status, a deletion and a restoration`() {
        for event in [UserEvent.turn(.active, .suspended, ""), .delete(""), .delete()] {
            var story = Story()
            story.command(1, .create("A", "a@example.com"))
            story.command(1, event)
            let missing = story.changingMetadata(2) { $0.reason = nil }
            expect(missing, .accountability, at: 2)
            let other = story.changingMetadata(2) { $0.reason = "because" }
            expect(other, .accountability, at: 2)
        }
        var story = Story()
        story.command(1, .create("A", "a@example.com"))
        story.command(1, .delete())
        story.command(1, .restore(""))
        expect(story.entries, .accountability, at: 3)
    }

    @Test func `wants the actor in the data to be the one who acted`() {
        var story = Story()
        story.command(1, .create("A", "a@example.com"))
        story.command(1, .delete(by: "somebody"))
        expect(story.entries, .accountability, at: 2)
    }

    // MARK: stories

    @Test func `wants data that can be read`() {
        expect(Story.busy(users: 2).changing(3) { $0.data = Array("{}".utf8) }, .story, at: 3)
        expect(Story.busy(users: 2).changing(3) { $0.data = Array("{".utf8) }, .story, at: 3)
        expect(Story.busy(users: 2).changing(3) { $0.type = "USER_MERGED" }, .story, at: 3)
        expect(Story.busy(users: 2).changing(1) { $0.version = 3 }, .story, at: 1)
    }

    @Test(arguments: [
        UserEvent.create("A", "other@example.com"), .rename("Z", "B"), .move("z@example.com", "b@example.com"),
        .move("A@example.com", "b@example.com"), .turn(.suspended, .active), .restore(),
    ])
    func `wants every event to follow from the state before`(_ event: UserEvent) {
        var story = Story()
        story.command(1, .create("A", "a@example.com"))
        story.command(1, event)
        expect(story.entries, .story, at: 2)
    }

    @Test(arguments: [
        UserEvent.create("A", "a@example.com"), .rename("A", "B"), .move("a@example.com", "b@example.com"),
        .turn(.active, .suspended), .delete(),
    ])
    func `wants nothing but a restoration of a deleted user`(_ event: UserEvent) {
        var story = Story()
        story.command(1, .create("A", "a@example.com"))
        story.command(1, .delete())
        story.command(1, event)
        expect(story.entries, .story, at: 3)
    }

    @Test func `wants a user to be created before anything else`() {
        var story = Story()
        story.command(1, .rename("A", "B"))
        expect(story.entries, .story, at: 1)
    }

    @Test func `says where and which invariant in one sentence without a user's texts`() throws {
        var story = Story()
        story.command(1, .create("Sarah", "sarah@example.com"))
        story.command(2, .create("Zoe", "sarah@example.com"))
        let violation = try #require(firstViolation(story.entries))
        #expect(violation.description.contains("position 2"))
        #expect(violation.description.contains("invariant 3"))
        #expect(!violation.description.contains("sarah"))
        #expect(!violation.description.contains("\n"))
    }
}
