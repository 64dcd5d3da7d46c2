import FoundationEssentials
import Postgres
import QueryProjections
import QueryReadModels
import QueryRebuild
import TestSupport
import Testing
import UserContract

/// Copies that do not simply follow one another: compared, kept, of another history, of another version.
@Suite(.timeLimit(.minutes(5)))
struct OtherCopiesTests {
    @Test func `every kind of damage is found, named and mended`() async throws {
        let site = try await CopySite.make()
        let history = History(seed: 41, events: 400)
        try await site.apply(history, upTo: 400)
        // Each to a user of its own, who changed at least once.
        let users = history.ids.filter { id in history.events.count { $0.userID == id } > 1 }
        let damaged = Dictionary(uniqueKeysWithValues: zip(users, Damage.allCases))
        #expect(damaged.count == Damage.allCases.count)
        for (user, damage) in damaged { try await site.execute(damage.sql, [user]) }
        try await site.building(HistoryReplays(history, head: 400, sinks: [site.sink])) { () async throws in
            let verified = try await site.build(.verify)
            #expect(verified.state == .done)
            let found = try await site.builds.differences(after: 0, limit: 100).map(\.difference)
            #expect(verified.differences == Int64(found.count))
            for (user, damage) in damaged {
                let kinds = found.filter { $0.userID == user }.map(\.kind.rawValue)
                #expect(kinds.contains(damage.kind.rawValue), "\(damage): \(found)")
            }
            #expect(found.allSatisfy { $0.userID.map { damaged[$0] != nil } ?? false }, "\(found)")
            let renamed = found.first { $0.userID.flatMap { damaged[$0] } == .renamedUser }
            #expect(renamed?.fields == ["name"])
            #expect(try await site.rows() != CopySite.rows(of: history, upTo: 400))

            let repaired = try await site.build(.repair)
            #expect(repaired.differences == verified.differences)
            #expect(try await site.build(.verify).differences == 0)
        }
        #expect(try await site.rows() == CopySite.rows(of: history, upTo: 400))
        #expect(try await site.number("SELECT count(*) FROM hindsight_read.differences") == 0)
        site.close()
    }

    @Test func `a repair of what is right replaces nothing`() async throws {
        let site = try await CopySite.make()
        let history = History(seed: 42, events: 50)
        try await site.apply(history, upTo: 50)
        try await site.building(HistoryReplays(history, head: 50, sinks: [site.sink])) { () async throws in
            #expect(try await site.build(.repair).differences == 0)
            while try await site.builds.hasAbandoned() { try await Task.sleep(for: .milliseconds(10)) }
        }
        #expect(try await site.builds.live().previous == nil)
        site.close()
    }

    @Test func `rows that no event made are found`() async throws {
        let site = try await CopySite.make()
        let history = History(seed: 43, events: 50)
        try await site.apply(history, upTo: 50)
        try await site.execute(
            """
            INSERT INTO users SELECT (json_populate_record(users, '{"user_id": "99999999-9999-7999-8999-999999999999"}')).*
            FROM users LIMIT 1
            """)
        try await site.execute("UPDATE event_totals SET events = events + 1 WHERE event_type = 'USER_CREATED'")
        try await site.building(HistoryReplays(history, head: 50, sinks: [site.sink])) { () async throws in
            #expect(try await site.build(.verify).differences == 2)
            let found = try await site.builds.differences(after: 0, limit: 10).map(\.difference)
            #expect(found.map(\.problem) == [.unexpected, .different])
            #expect(found.map(\.kind) == [.user, .statistics])
            #expect(found.last?.fields == ["events"])
        }
        site.close()
    }

    @Test func `the copy that was replaced catches up and serves again`() async throws {
        let site = try await CopySite.make()
        let history = History(seed: 44, events: 300)
        try await site.apply(history, upTo: 100)
        let replays = HistoryReplays(history, head: 100, sinks: [site.sink])
        try await site.building(replays) { () async throws in
            #expect(try await site.build(.rebuild).state == .done)
            try await site.apply(history, upTo: 250, log: replays)
            #expect(try await site.builds.live().previous?.position == 100)
            #expect(try await site.build(.rollback).state == .done)
            #expect(try await site.builds.live().previous?.position == 250)
            #expect(try await site.rows() == CopySite.rows(of: history, upTo: 250))
            try await site.apply(history, upTo: 300)
        }
        #expect(try await site.rows() == CopySite.rows(of: history, upTo: 300))
        site.close()
    }

    @Test func `a kept copy of another history does not serve again`() async throws {
        let site = try await CopySite.make()
        let (old, new) = (History(seed: 45, events: 100), History(seed: 46, events: 100))
        try await site.apply(old, upTo: 80)
        let replays = HistoryReplays(new, head: 100, sinks: [site.sink])
        try await site.building(replays) { () async throws in
            let rebuilt = try await site.build(.rebuild)
            #expect(rebuilt.state == .done)
            #expect(rebuilt.differences == nil)
            #expect(rebuilt.error?.contains("another history") == true)
            #expect(try await site.rows() == CopySite.rows(of: new, upTo: 100))
            let back = try await site.build(.rollback)
            #expect(back.state == .failed)
        }
        #expect(try await site.rows() == CopySite.rows(of: new, upTo: 100))
        site.close()
    }

    @Test func `read models that have more than the log are replaced by what the log says`() async throws {
        let site = try await CopySite.make()
        let history = History(seed: 47, events: 100)
        try await site.apply(history, upTo: 100)
        try await site.building(HistoryReplays(history, head: 60, sinks: [site.sink])) { () async throws in
            #expect(try await site.build(.verify).error?.contains("another history") == true)
            #expect(try await site.store.readModels.checkpoint().position == 100)
            #expect(try await site.build(.rebuild).state == .done)
        }
        #expect(try await site.rows() == CopySite.rows(of: history, upTo: 60))
        site.close()
    }

    @Test func `another version is built beside the one that serves, by itself when that is wanted`() async throws {
        let site = try await CopySite.make()
        let history = History(seed: 48, events: 200)
        try await site.apply(history, upTo: 150)
        // As if what serves were of a version before this program's.
        try await site.execute("ALTER SCHEMA read_v1 RENAME TO read_v7")
        try await site.execute("UPDATE hindsight_read.live SET version = 7")
        #expect(try await ReadModelSchema.check(site.store.client) == 7)
        #expect(try await ReadModelSchema.migrate(site.store.client).isEmpty)

        let replays = HistoryReplays(history, head: 150, sinks: [site.sink])
        let service = site.service(replays, buildsNewVersion: true)
        let running = Task { try await service.run() }
        defer { running.cancel() }
        while try await site.builds.live().version != 1 { try await Task.sleep(for: .milliseconds(20)) }
        let build = try #require(try await site.builds.latest())
        #expect(build.requestedBy == "query-service")
        #expect(build.differences == nil)
        #expect(try await site.builds.live().previous?.version == 7)
        #expect(try await site.number("SELECT count(*) FROM read_v7.projections WHERE retired") == 1)
        try await site.apply(history, upTo: 200)
        #expect(try await site.rows() == CopySite.rows(of: history, upTo: 200))
        site.close()
    }
}
