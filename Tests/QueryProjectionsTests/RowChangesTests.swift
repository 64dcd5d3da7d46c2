import QueryProjections
import Testing
import UserContract

struct RowChangesTests {
    @Test func `a user touched many times is stored once, with a version per event`() throws {
        var story = Story()
        story.create("Sarah", "sarah@example.com")
        story.create("Bob", "bob@example.com", user: 2)
        story.rename("Sarah", "Sara")
        let changes = try RowChanges(of: story.events[...], after: .nothing, to: [:])
        #expect(changes.users.map(\.name) == ["Sara", "Bob"])
        #expect(changes.closures.isEmpty)
        #expect(changes.versions.map(\.user.name) == ["Sarah", "Bob", "Sara"])
        #expect(changes.versions.map(\.position) == [1, 2, 3])
        #expect(changes.versions.map(\.end) == [VersionEnd(position: 3, time: Story.time(3)), nil, nil])
        #expect(changes.events.count == 3)
    }

    @Test func `a version that was the newest one is closed by the first event only`() throws {
        var story = Story()
        story.create("Sarah", "sarah@example.com")
        let known = try UserFold.apply(story.events[0], to: nil)
        story.rename("Sarah", "Sara")
        story.rename("Sara", "Sally")
        let changes = try RowChanges(of: story.events[1...], after: checkpoint(1), to: [known.id: known])
        #expect(
            changes.closures == [
                VersionClosure(
                    userID: known.id, revision: 1, end: VersionEnd(position: 2, time: Story.time(2)))
            ])
        #expect(changes.users.map(\.revision) == [3])
        #expect(changes.versions.map(\.user.revision) == [2, 3])
    }

    @Test func `however a history is cut, the rows come out the same`() throws {
        var story = Story()
        story.create("Sarah", "sarah@example.com")
        story.create("Bob", "bob@example.com", user: 2)
        story.rename("Sarah", "Sara")
        story.append(.deleted(.init(deletedBy: "admin", reason: "r")), to: 2)
        story.rename("Sara", "Sally")
        let whole = try RowChanges(of: story.events[...], after: .nothing, to: [:])
        for cut in 1..<story.events.count {
            let first = try RowChanges(of: story.events[..<cut], after: .nothing, to: [:])
            let known = Dictionary(uniqueKeysWithValues: first.users.map { ($0.id, $0) })
            let second = try RowChanges(of: story.events[cut...], after: checkpoint(Int64(cut)), to: known)
            var versions = first.versions
            for closure in second.closures {
                let index = try #require(
                    versions.firstIndex { ($0.user.id, $0.user.revision) == (closure.userID, closure.revision) })
                #expect(versions[index].end == nil)
                versions[index].end = closure.end
            }
            #expect(versions + second.versions == whole.versions, "cut at \(cut)")
            let users = known.merging(second.users.map { ($0.id, $0) }) { $1 }
            #expect(users.values.sorted { $0.name < $1.name } == whole.users.sorted { $0.name < $1.name })
        }
    }

    @Test func `time must go on from the checkpoint's`() throws {
        var story = Story()
        story.create("Sarah", "sarah@example.com")
        let late = Checkpoint(log: nil, position: 0, recordedAt: Story.time(1))
        #expect(throws: DeliveryProblem.timeStandsStill(position: 1)) {
            try RowChanges(of: story.events[...], after: late, to: [:])
        }
    }

    private func checkpoint(_ position: Int64) -> Checkpoint {
        Checkpoint(log: Story.id(9), position: position, recordedAt: Story.time(position))
    }
}
