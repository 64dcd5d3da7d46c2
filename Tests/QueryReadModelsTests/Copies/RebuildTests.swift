import FoundationEssentials
import Postgres
import QueryProjections
import QueryReadModels
import QueryRebuild
import ReplayClient
import TestSupport
import Testing
import UserContract

/// A copy is filled and takes the place of the one that serves, whatever happens meanwhile.
@Suite(.timeLimit(.minutes(5)))
struct RebuildTests {
    @Test func `applies and questions during a rebuild see no error, no step back, and lose nothing`() async throws {
        let site = try await CopySite.make()
        let history = History(seed: 31, events: 1_200)
        let head = Int64(history.events.count)
        try await site.apply(history, upTo: 400)
        let replays = HistoryReplays(history, head: 400, sinks: [site.sink])
        try await site.building(replays) { () async throws in
            let requested = try await site.builds.request(.rebuild, by: "kim")
            try await withThrowingTaskGroup { group in
                // Two senders that meet all the time, and readers of everything.
                for _ in 0..<2 { group.addTask { try await site.apply(history, upTo: head, step: 3, log: replays) } }
                for number in 0..<4 {
                    group.addTask { try await read(site, user: history.ids[number], until: head) }
                }
                group.addTask {
                    let ended = try await site.end(of: requested)
                    #expect(ended.state == .done)
                    #expect(ended.differences == 0)
                    #expect(ended.error == nil)
                    // What the replay did not have was kept, all of it: no other one had to bring it.
                    #expect(ended.replays == 1)
                }
                try await group.waitForAll()
            }
        }
        #expect(try await site.rows() == CopySite.rows(of: history, upTo: head))
        #expect(try await site.number("SELECT count(*) FROM hindsight_read.inbox") == 0)
        #expect(try await site.builds.live().previous?.version == 1)
        site.close()
    }

    private func read(_ site: CopySite, user: UUID, until head: Int64) async throws {
        var position: Int64 = 0
        while position < head {
            let now = try await site.store.readModels.user(user)
            #expect(now.position >= position)
            let past = try await site.store.readModels.user(user, at: .position(max(1, position)))
            #expect(past.position >= now.position)
            position = past.position
        }
    }

    @Test func `killed connections at any moment only delay it`() async throws {
        let site = try await CopySite.make()
        let history = History(seed: 32, events: 900)
        try await site.apply(history, upTo: 600)
        let replays = HistoryReplays(history, head: 600, sinks: [site.sink], step: 10)
        try await site.building(replays) { () async throws in
            let requested = try await site.builds.request(.rebuild, by: "kim")
            let storm = Task {
                let cluster = try await PostgresCluster.shared()
                while !Task.isCancelled {
                    try await cluster.terminateBackends(of: site.store.database)
                    try await Task.sleep(for: .milliseconds(Int.random(in: 20...400)))
                }
            }
            let sender = Task {
                while (try? await site.apply(history, upTo: 900, step: 5, log: replays)) == nil {
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            try await Task.sleep(for: .seconds(4))
            storm.cancel()
            _ = await storm.result
            try await sender.value
            let ended = try await site.end(of: requested)
            #expect(ended.state == .done, "\(ended)")
        }
        #expect(try await site.rows() == CopySite.rows(of: history, upTo: 900))
        site.close()
    }

    @Test func `an instance that dies leaves the build to another one`() async throws {
        let site = try await CopySite.make()
        let other = CopySite(try site.store.instance())
        let history = History(seed: 33, events: 500)
        try await site.apply(history, upTo: 500)
        let replays = HistoryReplays(history, head: 500, sinks: [site.sink, other.sink], step: 5)
        let first = Task { try await site.service(replays).run() }
        let requested = try await site.builds.request(.rebuild, by: "kim")
        while try await site.builds.latest()?.toPosition == nil { try await Task.sleep(for: .milliseconds(5)) }
        first.cancel()
        _ = await first.result
        try await other.building(replays) { () async throws in
            #expect(try await other.end(of: requested).state == .done)
        }
        #expect(try await other.rows() == CopySite.rows(of: history, upTo: 500))
        #expect(replays.ordered.count == 1)
        site.close()
        other.close()
    }

    @Test func `indexes are as they were before`() async throws {
        let site = try await CopySite.make()
        let history = History(seed: 34, events: 60)
        try await site.apply(history, upTo: 60)
        let indexes = """
            SELECT hashtextextended(string_agg(indexdef, ';' ORDER BY indexdef), 0) FROM pg_indexes
            WHERE schemaname = 'read_v1'
            """
        let before = try await site.number(indexes)
        try await site.building(HistoryReplays(history, head: 60, sinks: [site.sink])) { () async throws in
            #expect(try await site.build(.rebuild).state == .done)
        }
        #expect(try await site.number(indexes) == before)
        site.close()
    }

    @Test func `one build at a time, and none to end when there is none`() async throws {
        let site = try await CopySite.make()
        await #expect(throws: BuildRefusal.self) { () async throws in try await site.builds.cancel() }
        let requested = try await site.builds.request(.verify, by: "kim")
        await #expect(throws: BuildRefusal.self) { () async throws in try await site.builds.request(.rebuild, by: "lee")
        }
        let cancelled = try await site.builds.cancel()
        #expect(cancelled.id == requested.id)
        #expect(try await site.builds.unfinished() == nil)
        await #expect(throws: BuildRefusal.self) { () async throws in
            try await site.builds.request(.rollback, by: "kim")
        }
        site.close()
    }

    @Test func `a build that was cancelled leaves nothing behind`() async throws {
        let site = try await CopySite.make()
        let history = History(seed: 35, events: 400)
        try await site.apply(history, upTo: 300)
        let replays = HistoryReplays(history, head: 300, sinks: [site.sink], step: 1)
        try await site.building(replays) { () async throws in
            _ = try await site.builds.request(.rebuild, by: "kim")
            while try await site.builds.latest()?.position ?? 0 < 10 { try await Task.sleep(for: .milliseconds(5)) }
            try await site.apply(history, upTo: 350)
            _ = try await site.builds.cancel()
            while try await site.builds.hasAbandoned() { try await Task.sleep(for: .milliseconds(10)) }
        }
        #expect(try await site.number("SELECT count(*) FROM hindsight_read.inbox") == 0)
        let state = try await replays.replay(replays.ordered[0]).state
        #expect(state == .cancelled || state == .done)
        try await site.apply(history, upTo: 400)
        #expect(try await site.rows() == CopySite.rows(of: history, upTo: 400))
        site.close()
    }

    @Test func `a replay that the Command Service forgot is ordered again`() async throws {
        let site = try await CopySite.make()
        let history = History(seed: 36, events: 300)
        try await site.apply(history, upTo: 300)
        let replays = HistoryReplays(history, head: 300, sinks: [site.sink], step: 1)
        try await site.building(replays) { () async throws in
            let requested = try await site.builds.request(.rebuild, by: "kim")
            while try await site.builds.latest()?.position ?? 0 < 10 { try await Task.sleep(for: .milliseconds(5)) }
            for id in replays.ordered { replays.forget(id) }
            let ended = try await site.end(of: requested)
            #expect(ended.state == .done)
            #expect(ended.replays == 2)
        }
        site.close()
    }
}
