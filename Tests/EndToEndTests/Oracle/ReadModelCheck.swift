import FoundationEssentials
import JSON
import TestSupport
import Testing
import UserContract

/// Compares what the Query Service answers with the fold of the log: every user, every history, every moment.
struct ReadModelCheck: Sendable {
    let fold: Fold
    let queries: HTTPClient

    /// Reads the log behind the services' backs, waits until the read models have it, and compares everything.
    @discardableResult
    static func expectEqualsFold(_ pair: HindsightPair) async throws -> Fold {
        let fold = try Fold(try await EventLog.read(pair.commandDatabase))
        try Invariants.expectHold(fold)
        let check = ReadModelCheck(fold: fold, queries: pair.queries)
        try await check.expectCaughtUp()
        try await check.expectUsers()
        try await check.expectHistories()
        try await check.expectEveryMoment()
        try await check.expectLists()
        try await check.expectStatistics()
        return fold
    }

    private func expectCaughtUp() async throws {
        let answer = try await queries.get("/users?limit=1&min_position=\(fold.head)", wait: 30)
        #expect(answer.status == 200, "not at \(fold.head) in time: \(answer.text)")
        #expect(answer.header("hindsight-position") == String(fold.head), "more or less than the log holds")
    }

    private func expectUsers() async throws {
        _ = try await parallelMap(fold.users) { user in
            expect(try await queries.get("/users/\(user.id.text)"), toTell: user)
        }
    }

    private func expectHistories() async throws {
        _ = try await parallelMap(fold.users.map(\.id)) { id in
            let entries = try await pages("/users/\(id.text)/history?limit=50").map(Self.withoutOrigin)
            #expect(entries == (try fold.events(of: id).map(ExpectedHistory.entry)))
        }
    }

    /// Every version of every user by revision, by position and by time; and the moment before it.
    private func expectEveryMoment() async throws {
        _ = try await parallelMap(fold.versions.values.flatMap { $0 }) { version in
            let path = "/users/\(version.id.text)"
            let time = version.updatedAt
            expect(try await queries.get("\(path)?revision=\(version.revision)"), toTell: version)
            expect(try await queries.get("\(path)?position=\(version.position)"), toTell: version)
            expect(try await queries.get("\(path)?at=\(time.rfc3339)"), toTell: version)
            let before = try await queries.get("\(path)?at=\(time.advanced(byMicroseconds: -1).rfc3339)")
            if version.revision > 1, let previous = fold.versions[version.id]?[Int(version.revision) - 2] {
                expect(before, toTell: previous)
            } else {
                #expect(before.status == 404)
            }
        }
    }

    /// The directory now, and as it was at a few moments of the log.
    private func expectLists() async throws {
        let all = try await pages("/users?deleted=any&limit=200&sort=created_at")
        #expect(all.map(JSONValue.object) == fold.users.map(\.json))
        for position in [fold.head / 3, fold.head * 2 / 3, fold.head] where position > 0 {
            let moment = fold.events[Int(position) - 1].timestamp
            let then = try await pages("/users?deleted=false&limit=200&at=\(moment.rfc3339)")
            let expected = fold.state(at: position).filter { $0.deletion == nil }
            #expect(then.map(JSONValue.object) == expected.map(\.json))
        }
    }

    private func expectStatistics() async throws {
        let told = try #require(try await queries.get("/stats").json)
        let expected = ExpectedStatistics.document(fold)
        #expect(told["days"] == expected["days"])
        for part in ["users", "events"] {
            let (told, expected) = (told[part]?.object?.members ?? [], expected[part]?.object?.members ?? [])
            #expect(Set(told.map { "\($0)" }) == Set(expected.map { "\($0)" }))
        }
    }

    /// Questions with filters, orders and moments chosen at random.
    func expectRandomLists(_ count: Int, random: inout SeededRandom) async throws {
        var (directory, audit): ([DirectoryQuestion], [AuditQuestion]) = ([], [])
        for _ in 0..<count {
            directory.append(DirectoryQuestion(about: fold, random: &random))
            audit.append(try AuditQuestion(about: fold, random: &random))
        }
        _ = try await parallelMap(directory) { question in
            let told = try await pages(question.path)
            #expect(told.map(JSONValue.object) == question.answer(from: fold), "\(question.path)")
        }
        _ = try await parallelMap(audit) { question in
            let told = try await pages(question.path).map(Self.withoutOrigin)
            let expected = try question.answer(from: fold)
            #expect(told == expected, "\(question.path)")
            let export = try await queries.send(
                "GET", question.exportPath, headers: [("Accept", "application/x-ndjson")])
            let lines = export.body.split(separator: UInt8(ascii: "\n")).map { try? JSONParser.parse(Array($0)).object }
            #expect(lines.map { $0.map(Self.withoutOrigin) } == expected, "\(question.exportPath)")
        }
    }

    /// An entry without what the test cannot know.
    private static func withoutOrigin(_ entry: JSONObject) -> JSONObject {
        var entry = entry
        entry["ip"] = nil
        entry["user_agent"] = nil
        return entry
    }

    private func expect(_ answer: HTTPAnswer, toTell user: ExpectedUser) {
        guard let deletion = user.deletion else {
            #expect(answer.status == 200)
            #expect(answer.json == user.json)
            return
        }
        #expect(answer.status == 410)
        for (key, value) in deletion.members { #expect(answer[key] == value) }
        for key in ["id", "name", "email", "status", "locale", "created_at"] {
            #expect(answer["user"]?[key] == user.json[key])
        }
    }

    /// All items of a list, page after page.
    private func pages(_ path: String) async throws -> [JSONObject] {
        var (items, cursor): ([JSONObject], String?) = ([], nil)
        repeat {
            let answer = try await queries.get(path + (cursor.map { "&cursor=\($0)" } ?? ""))
            #expect(answer.status == 200, "\(path): \(answer.text)")
            let page = answer["items"]?.array?.compactMap(\.object) ?? []
            #expect(cursor == nil || !page.isEmpty, "\(path): a page without items")
            items += page
            cursor = page.isEmpty ? nil : answer["next_cursor"]?.string
        } while cursor != nil
        return items
    }
}
