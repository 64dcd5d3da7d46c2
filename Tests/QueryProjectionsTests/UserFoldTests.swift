import QueryProjections
import Testing
import UserContract

struct UserFoldTests {
    @Test func `a created user has the event's fields and time`() throws {
        var story = Story()
        let user = try UserFold.apply(story.create("Sarah", "Sarah@Example.com"), to: nil)
        #expect(user.id == Story.id(1))
        #expect(user.revision == 1)
        #expect((user.name, user.email, user.status, user.locale) == ("Sarah", "Sarah@Example.com", .active, "en"))
        #expect(user.createdAt == Story.time(1))
        #expect(user.updatedAt == Story.time(1))
        #expect(user.deletion == nil)
        #expect(user.emailKey == "sarah@example.com")
    }

    @Test func `each change changes its field and nothing else`() throws {
        var story = Story()
        story.create("Sarah", "sarah@example.com")
        let before = try fold(story)
        story.rename("Sarah", "Sara")
        story.append(.emailChanged(.init(email: "sara@example.com", previousEmail: "sarah@example.com")))
        story.append(.statusChanged(.init(status: .suspended, previousStatus: .active, reason: "late")))
        let after = try fold(story)
        #expect((after.name, after.email, after.status) == ("Sara", "sara@example.com", .suspended))
        #expect(after.revision == 4)
        #expect(after.updatedAt == Story.time(4))
        #expect((after.createdAt, after.locale) == (before.createdAt, before.locale))
    }

    @Test func `a deletion tells when, who and why, and a restoration takes it back`() throws {
        var story = Story()
        story.create("Sarah", "sarah@example.com")
        story.append(.deleted(.init(deletedBy: "admin", reason: "asked for it")))
        #expect(try fold(story).deletion == UserDeletion(at: Story.time(2), by: "admin", reason: "asked for it"))
        story.append(.restored(.init(restoredBy: "admin", reason: "a mistake")))
        let restored = try fold(story)
        #expect(restored.deletion == nil)
        #expect(restored.name == "Sarah")
        #expect(restored.updatedAt == Story.time(3))
    }

    @Test func `a missing revision is refused`() throws {
        var story = Story()
        let user = try UserFold.apply(story.create("Sarah", "sarah@example.com"), to: nil)
        story.rename("Sarah", "Sara")
        story.rename("Sara", "Sally")
        #expect(throws: DeliveryProblem.revisionOutOfSequence(position: 3, expected: 2, found: 3)) {
            try UserFold.apply(story.events[2], to: user)
        }
    }

    @Test func `a first event that is no creation is refused`() {
        var story = Story()
        story.rename("Sarah", "Sara")
        #expect(throws: DeliveryProblem.notCreatedFirst(position: 1)) { try UserFold.apply(story.events[0], to: nil) }
    }

    @Test func `a second creation is refused`() throws {
        var story = Story()
        let user = try UserFold.apply(story.create("Sarah", "sarah@example.com"), to: nil)
        let again = story.create("Sarah", "sarah@example.com")
        #expect(throws: DeliveryProblem.notCreatedFirst(position: 2)) { try UserFold.apply(again, to: user) }
    }

    private func fold(_ story: Story) throws -> ProjectedUser {
        try #require(try story.events.reduce(nil) { try UserFold.apply($1, to: $0) })
    }
}
