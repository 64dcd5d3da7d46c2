import QueryProjections
import Testing
import UserContract

struct NameChangesTests {
    @Test func `only an event that changes the name or the e-mail makes a row`() throws {
        var story = Story()
        story.create("Sarah", "sarah@example.com")
        story.append(.statusChanged(.init(status: .suspended, previousStatus: .active, reason: "r")))
        story.rename("Sarah", "Sara")
        story.append(.deleted(.init(deletedBy: "admin", reason: "r")))
        story.append(.restored(.init(restoredBy: "admin", reason: "r")))
        story.append(.emailChanged(.init(email: "sara@example.com", previousEmail: "sarah@example.com")))
        let names = try RowChanges(of: story.events[...], after: .nothing, to: [:]).names
        #expect(names.rows.map(\.nameKey) == ["sarah", "sara", "sara"])
        #expect(names.rows.map(\.emailKey) == ["sarah@example.com", "sarah@example.com", "sara@example.com"])
        #expect(names.rows.map(\.position) == [1, 3, 6])
        #expect(names.rows.map(\.end) == [3, 6, nil])
        #expect(names.rows.allSatisfy { $0.createdAt == Story.time(1) })
        #expect(names.closures.isEmpty)
    }

    @Test func `what a user was called before the run ends with the first event that changes it`() throws {
        var story = Story()
        story.create("Sarah", "sarah@example.com")
        let known = try UserFold.apply(story.events[0], to: nil)
        story.append(.statusChanged(.init(status: .suspended, previousStatus: .active, reason: "r")))
        story.rename("Sarah", "Sara")
        story.rename("Sara", "Sally")
        let checkpoint = Checkpoint(log: Story.id(9), position: 1, recordedAt: Story.time(1))
        let names = try RowChanges(of: story.events[1...], after: checkpoint, to: [known.id: known]).names
        #expect(names.closures.map(\.userID) == [known.id])
        #expect(names.closures.map(\.end) == [3])
        #expect(names.rows.map(\.position) == [3, 4])
        #expect(names.rows.map(\.end) == [4, nil])
    }

    @Test func `a name that is only written differently is the same to lists and search`() throws {
        var story = Story()
        story.create("Sarah", "sarah@example.com")
        story.rename("Sarah", "SARAH")
        #expect(try RowChanges(of: story.events[...], after: .nothing, to: [:]).names.rows.count == 1)
    }
}
