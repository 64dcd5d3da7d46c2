import FoundationEssentials
import QueryProjections
import QueryReadModels
import TestSupport
import Testing
import UserContract

/// The read models equal the fold of the log up to their checkpoint, however it was delivered.
@Suite(.timeLimit(.minutes(5)))
struct FoldEqualityTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `after duplicates, overlaps and gaps every row equals the fold`(seed: UInt64) async throws {
        let store = try await Store.make()
        let history = History(seed: seed, events: 400)
        var random = SeededRandom(seed &* 7919)
        try await deliver(history, to: store, random: &random)
        try await expectFold(of: history, in: store, random: &random)
        store.close()
    }

    @Test func `deliveries that meet at once leave one history`() async throws {
        let stores = [try await Store.make()]
        let instances = try stores + (1...2).map { _ in try stores[0].instance() }
        let history = History(seed: 4, events: 300)
        // Each sender walks the whole log in steps of its own; whoever is behind is told, whoever is ahead waits its turn.
        try await withThrowingTaskGroup { group in
            for (number, store) in instances.enumerated() {
                group.addTask {
                    var random = SeededRandom(UInt64(number))
                    try await deliver(history, to: store, random: &random)
                }
            }
            try await group.waitForAll()
        }
        var random = SeededRandom(5)
        try await expectFold(of: history, in: stores[0], random: &random)
        for store in instances {
            store.close()
        }
    }

    /// Sends stretches from anywhere, far too early ones included, until everything is there.
    private func deliver(_ history: History, to store: Store, random: inout SeededRandom) async throws {
        let head = Int64(history.events.count)
        var position: Int64 = 0
        while position < head {
            let after = Int64.random(in: max(0, position - 30)...min(head - 1, position + 5), using: &random)
            let through = min(head, after + Int64.random(in: 1...60, using: &random))
            switch try await store.readModels.apply(history.delivery(after: after, through: through)) {
            case .accepted(let reached):
                #expect(reached >= through)
                position = reached
            case .positionMismatch(let checkpoint):
                #expect(checkpoint < after)
                position = checkpoint
            case .logDiverged: Issue.record("the same history is called another one")
            }
        }
    }

    private func expectFold(of history: History, in store: Store, random: inout SeededRandom) async throws {
        let model = Model(events: history.events)
        let head = Int64(history.events.count)
        let users = model.users(at: head)
        #expect(try await store.readModels.checkpoint().position == head)
        #expect(try await store.count("SELECT count(*) FROM users") == Int64(users.count))
        #expect(try await store.count("SELECT count(*) FROM user_versions") == head)
        #expect(try await store.count("SELECT count(*) FROM audit") == head)
        #expect(try await store.readModels.statistics().value == model.statistics(at: head))
        #expect(try await store.count(Self.namesThatDiffer) == 0, "names are those of the versions")
        #expect(
            try await store.count(
                """
                SELECT count(*) FROM (
                    SELECT valid_to, until_position,
                        lead(valid_from, 1, 'infinity') OVER w AS next_from,
                        lead(position, 1, 9223372036854775807) OVER w AS next_position
                    FROM user_versions WINDOW w AS (PARTITION BY user_id ORDER BY revision)
                ) v WHERE valid_to <> next_from OR until_position <> next_position
                """) == 0, "a version ends where its successor begins")
        for user in users.values {
            let found = try await store.readModels.user(user.id)
            #expect(found.position == head)
            #expect(found.value?.document == user.document)
            #expect(found.value?.isDeleted == (user.deletion != nil))
            #expect(found.value?.revision == user.revision)
        }
        try await expectMoments(of: history, in: store, random: &random)
        try await expectHistories(of: history, in: store)
    }

    /// Every version has exactly one name of its user that is valid where it begins and reaches where it ends; and no name
    /// is split without a change.
    private static let namesThatDiffer = """
        SELECT (SELECT count(*) FROM user_versions v WHERE 1 <> (
            SELECT count(*) FROM user_names n
            WHERE n.user_id = v.user_id AND n.position <= v.position AND n.until_position >= v.until_position
                AND (n.name_key, n.email_key, n.created_at) = (v.name_key, v.email_key, v.created_at)))
        + (SELECT count(*) FROM user_names n JOIN user_names next USING (user_id)
            WHERE next.position = n.until_position AND (next.name_key, next.email_key) = (n.name_key, n.email_key))
        + (SELECT count(*) FROM user_names n WHERE NOT EXISTS (
            SELECT FROM user_versions v WHERE v.user_id = n.user_id AND v.position = n.position))
        """

    private func expectMoments(of history: History, in store: Store, random: inout SeededRandom) async throws {
        let model = Model(events: history.events)
        let head = Int64(history.events.count)
        for _ in 0..<60 {
            let id = history.ids.randomElement(using: &random)!
            let event = history.events.randomElement(using: &random)!
            let time = event.timestamp.advanced(byMicroseconds: Int64.random(in: -1...1, using: &random))
            let position = model.position(at: time)
            let expected = model.users(at: position)[id]
            let byTime = try await store.readModels.user(id, at: .time(time))
            #expect(byTime.value?.record.document == expected?.document)
            #expect(byTime.value?.recordedAt == expected?.updatedAt)
            if let found = byTime.value {
                #expect(found.isFinal == (position < head))
            }
            let byPosition = try await store.readModels.user(id, at: .position(position))
            #expect(byPosition.value?.record.document == expected?.document)
            if let revision = expected?.revision {
                let byRevision = try await store.readModels.user(id, at: .revision(revision))
                #expect(byRevision.value?.record.document == expected?.document)
            }
        }
        let id = history.ids[0]
        #expect(try await store.readModels.user(id, at: .position(0)).value == nil)
        #expect(try await store.readModels.user(id, at: .revision(.max)).value == nil)
        #expect(try await store.readModels.user(random.uuid()).value == nil)
    }

    private func expectHistories(of history: History, in store: Store) async throws {
        let model = Model(events: history.events)
        for id in history.ids.prefix(20) {
            var items: [[UInt8]] = []
            var after: Int64?
            repeat {
                let page = try await store.readModels.history(of: id, after: after, limit: 3)
                #expect(page.value.userExists)
                #expect(page.value.page.items.count <= 3)
                items += page.value.page.items
                after = page.value.page.next
            } while after != nil
            #expect(items == model.history(of: id, at: Int64(history.events.count)))
        }
    }
}
