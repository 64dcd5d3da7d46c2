import QueryProjections
import Testing
import UserContract

struct StatisticsChangesTests {
    @Test func `a user counts in one state, and as deleted whatever its status`() throws {
        var story = Story()
        story.create("Sarah", "sarah@example.com")
        story.create("Bob", "bob@example.com", user: 2)
        story.append(.statusChanged(.init(status: .suspended, previousStatus: .active, reason: "r")), to: 2)
        story.append(.deleted(.init(deletedBy: "admin", reason: "r")), to: 2)
        let statistics = try RowChanges(of: story.events[...], after: .nothing, to: [:]).statistics
        #expect(statistics.users == [.active: 1, .deleted: 1])
        #expect(statistics.events == [.created: 2, .statusChanged: 1, .deleted: 1])
    }

    @Test func `what changes back within a run is no change of users, and each event counts`() throws {
        var story = Story()
        story.create("Sarah", "sarah@example.com")
        let known = try UserFold.apply(story.events[0], to: nil)
        story.append(.deleted(.init(deletedBy: "admin", reason: "r")))
        story.append(.restored(.init(restoredBy: "admin", reason: "r")))
        story.append(.deleted(.init(deletedBy: "admin", reason: "r")))
        story.append(.restored(.init(restoredBy: "admin", reason: "r")))
        let checkpoint = Checkpoint(log: Story.id(9), position: 1, recordedAt: Story.time(1))
        let changes = try RowChanges(of: story.events[1...], after: checkpoint, to: [known.id: known])
        #expect(changes.statistics.users.isEmpty)
        #expect(changes.statistics.events == [.deleted: 2, .restored: 2])
        #expect(changes.statistics.days == [Story.start / 86_400_000_000: DayCounts(deleted: 2)])
    }

    @Test(arguments: [
        ("2026-03-15T23:59:59.999999Z", 20_527), ("2026-03-16T00:00:00Z", 20_528), ("1970-01-01T00:00:00Z", 0),
        ("1969-12-31T23:59:59.999999Z", -1), ("1969-12-31T00:00:00Z", -1), ("1969-12-30T23:59:59.999999Z", -2),
    ])
    func `days are those of UTC, before 1970 too`(time: String, day: Int64) throws {
        var story = Story()
        var event = story.create("Sarah", "sarah@example.com")
        event.timestamp = try #require(Timestamp(rfc3339: time))
        let changes = try RowChanges(of: [event], after: .nothing, to: [:])
        #expect(changes.statistics.days == [day: DayCounts(created: 1)])
    }
}
