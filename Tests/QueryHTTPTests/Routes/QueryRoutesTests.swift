import HTTPTypes
import JSON
import Testing
import UserContract

@Suite(.timeLimit(.minutes(5)))
struct QueryRoutesTests {
    private let sarah = "/users/\(QuerySite.sarah.text)"
    private let bob = "/users/\(QuerySite.bob.text)"
    private let nobody = "/users/\(QuerySite.nobody.text)"

    @Test func `one user, now and at any moment`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        try await site.apply(1...4)
        let now = try await site.get(sarah)
        #expect(now.status == 200)
        #expect(now["ETag"] == "\"1-3\"")
        #expect(now["hindsight-position"] == "4")
        #expect(now["Cache-Control"] == "private, no-cache")
        #expect(now["Memento-Datetime"] == nil)
        #expect(try now.json["name"]?.string == "Sara")
        #expect(try now.json["status"]?.string == "suspended")

        for query in ["at=2026-03-15T15:00:02.999999Z", "revision=1", "position=2"] {
            let then = try await site.get("\(sarah)?\(query)")
            #expect(then.status == 200)
            #expect(try then.json["name"]?.string == "Sarah", "\(query)")
            #expect(then["ETag"] == "\"1-1\"")
            #expect(then["hindsight-position"] == "4")
            #expect(then["Memento-Datetime"] == "Sun, 15 Mar 2026 15:00:01 GMT")
            #expect(then["Cache-Control"] == "private, max-age=31536000, immutable")
        }
        #expect(try await site.get("\(sarah)?at=2026-03-15T15:00:03Z").json["name"]?.string == "Sara", "inclusive")
        for query in ["at=2026-03-15T15:00:04Z", "at=9999-12-31T23:59:59Z", "revision=3", "position=4"] {
            let latest = try await site.get("\(sarah)?\(query)")
            #expect(latest.text == now.text)
            #expect(latest["Cache-Control"] == "no-store", "\(query) may still change")
        }
        for query in ["at=2026-03-15T15:00:00.999999Z", "position=0", "revision=4"] {
            let missing = try await site.get("\(sarah)?\(query)")
            #expect(missing.status == 404, "\(query)")
            // A revision may still come.
            let policy = query == "revision=4" ? "no-store" : "private, max-age=31536000, immutable"
            #expect(missing["Cache-Control"] == policy, "\(query)")
            #expect(missing["hindsight-position"] == "4")
        }
        for query in ["at=2026-03-15T15:00:04Z", "position=4", "at=9999-12-31T23:59:59Z"] {
            let missing = try await site.get("\(nobody)?\(query)")
            #expect(missing.status == 404)
            #expect(missing["Cache-Control"] == "no-store", "\(query) is not over")
        }
        let beyond = try await site.get("\(sarah)?position=5")
        #expect(beyond.status == 409)
        #expect(try beyond.json["position"]?.integer == 4)
    }

    @Test func `a deleted user is gone, and who, when and why is told, also of then`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        try await site.apply(1...6)
        for query in ["", "?at=2026-03-15T15:00:05Z", "?revision=4", "?position=5"] {
            let gone = try await site.get(sarah + query)
            #expect(gone.status == 410)
            #expect(gone["Content-Type"] == "application/problem+json")
            #expect(gone["hindsight-position"] == "6")
            let problem = try gone.json
            #expect(problem["deleted_at"]?.string == QuerySite.time(5).rfc3339)
            #expect(problem["deleted_by"]?.string == "admin")
            #expect(problem["deletion_reason"]?.string == "asked for it")
            #expect(problem["user"]?["name"]?.string == "Sara")
            #expect(problem["user"]?["deleted_by"]?.string == "admin")
        }
        #expect(try await site.get("\(sarah)?position=4").status == 200)
        #expect(try await site.get("\(sarah)/history").json["items"]?.array?.count == 4)
        #expect(try await site.get(nobody).status == 404)
        #expect(try await site.get("\(nobody)/history").status == 404)
    }

    @Test func `what a client has is not sent again`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        try await site.apply(1...4)
        let same = try await site.get(sarah, headers: ["If-None-Match": "\"1-2\", W/\"1-3\""])
        #expect(same.status == 304)
        #expect(same.text.isEmpty)
        #expect(same["ETag"] == "\"1-3\"")
        #expect(same["hindsight-position"] == "4")
        #expect(try await site.get(sarah, headers: ["If-None-Match": "\"1-2\""]).status == 200)
        #expect(try await site.get("\(sarah)?revision=1", headers: ["If-None-Match": "\"1-1\""]).status == 304)
        try await site.apply(5...5)
        #expect(try await site.get(sarah, headers: ["If-None-Match": "*"]).status == 410)
    }

    @Test func `token, scope, parameters, position and answer are judged in this order`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        try await site.apply(1...5)
        let wrong = "/users/nope?foo=1&min_position=99"
        #expect(try await site.get(wrong, scopes: nil).status == 401)
        #expect(try await site.get(wrong, scopes: ["audit:read"]).status == 403)
        let parameters = try await site.get(wrong)
        #expect(parameters.status == 400)
        #expect(try parameters.json["errors"]?.array?.compactMap { $0["parameter"]?.string } == ["foo", "id"])
        for path in [nobody, sarah, bob] {
            let early = try await site.get("\(path)?min_position=6", headers: ["If-None-Match": "*"])
            #expect(early.status == 409)
            #expect(try early.json["type"]?.string == "not-yet-consistent")
            #expect(try early.json["required_position"]?.integer == 6)
            #expect(try early.json["position"]?.integer == 5)
            #expect(early["Retry-After"] == "1")
        }
        #expect(try await site.get("\(nobody)?min_position=5").status == 404)
        #expect(try await site.get("\(sarah)?min_position=5").status == 410)
        #expect(try await site.get("\(bob)?min_position=5", headers: ["If-None-Match": "*"]).status == 304)
        #expect(try await site.get("\(sarah)/history", scopes: ["users:read"]).status == 403)
        #expect(try await site.get("/audit", scopes: ["users:read"]).status == 403)
    }

    @Test func `a reader who waits is answered by the apply`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        try await site.apply(1...2)
        for path in ["\(bob)?", "/users?", "\(bob)/history?", "/audit?"] {
            let refused = try await site.get("\(path)min_position=6")
            #expect(refused.status == 409)
            #expect(refused["Preference-Applied"] == nil)
        }
        async let answer = site.get("\(bob)?min_position=6", headers: ["Prefer": "wait=60"])
        while site.waiting == 0 {
            await Task.yield()
        }
        try await site.apply(3...6)
        let read = try await answer
        #expect(read.status == 200)
        #expect(read["hindsight-position"] == "6")
        #expect(read["Preference-Applied"] == "wait=30")
        #expect(try read.json["name"]?.string == "Robert")
    }

    @Test func `a list is walked by its links`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        try await site.apply(1...6)
        var names: [String] = []
        var path: String? = "/users?deleted=any&limit=1&sort=-name&min_position=6"
        while let next = path {
            let page = try await site.get(next)
            #expect(page.status == 200)
            #expect(page["Cache-Control"] == "no-store")
            let json = try page.json
            names += json["items"]?.array?.compactMap { $0["name"]?.string } ?? []
            let link = page["Link"]
            #expect((link == nil) == (json["next_cursor"] == nil))
            path = link.map { String($0.dropFirst().prefix { $0 != ">" }) }
            if let cursor = json["next_cursor"]?.string {
                #expect(path == "/users?deleted=any&limit=1&sort=-name&cursor=\(cursor)")
            }
        }
        #expect(names == ["Sara", "Robert"])
        #expect(try await site.get("/users").json["items"]?.array?.count == 1)
        #expect(try await site.get("/users?deleted=true").json["items"]?.array?.count == 1)
        let then = try await site.get("/users?at=2026-03-15T15:00:04Z&sort=name").json["items"]?.array
        #expect(then?.compactMap { $0["name"]?.string } == ["Bob", "Sara"])
    }

    @Test func `a history is oldest first, an audit newest first and says whose it is`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        try await site.apply(1...6)
        let history = try await site.get("\(sarah)/history?limit=3").json
        #expect(history["items"]?.array?.compactMap { $0["revision"]?.integer } == [1, 2, 3])
        let first = try #require(history["items"]?.array?.first)
        #expect(
            first.object?.keys == [
                "revision", "position", "event_type", "timestamp", "actor", "changes", "correlation_id", "command_id",
            ])
        let cursor = try #require(history["next_cursor"]?.string)
        let rest = try await site.get("\(sarah)/history?limit=3&cursor=\(cursor)").json
        #expect(rest["items"]?.array?.compactMap { $0["event_type"]?.string } == ["USER_DELETED"])
        #expect(rest["next_cursor"] == nil)

        let audit = try await site.get("/audit?limit=2").json
        #expect(audit["items"]?.array?.compactMap { $0["position"]?.integer } == [6, 5])
        #expect(audit["items"]?.array?.first?["user_id"]?.string == QuerySite.bob.text)
        let next = try #require(audit["next_cursor"]?.string)
        let older = try await site.get("/audit?limit=2&cursor=\(next)").json
        #expect(older["items"]?.array?.compactMap { $0["position"]?.integer } == [4, 3])
        let deleted = try await site.get("/audit?event_type=USER_DELETED&user_id=\(QuerySite.sarah.text)&actor=admin")
        #expect(try deleted.json["items"]?.array?.compactMap { $0["position"]?.integer } == [5])
    }

    @Test func `a database that is away is 503 with a time to come again`() async throws {
        let site = try await QuerySite()
        site.close()
        let answer = try await site.get(sarah)
        #expect(answer.status == 503)
        #expect(answer["Retry-After"] == "1")
    }

    @Test func `wrong methods are 405, also those that nobody has heard of`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        for method in ["POST", "PUT", "DELETE", "PATCH", "QUERY", "TRACE", "OPTIONS"] {
            let answer = try await site.get(sarah, method: .init(method)!)
            #expect(answer.status == 405, "\(method)")
            #expect(answer["Allow"] == "GET, HEAD")
        }
        #expect(try await site.get("/statistics").status == 404)
    }

    @Test func `the explorer page is one file that loads nothing from elsewhere`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        let page = try await site.get("/", scopes: nil)
        #expect(page.status == 200)
        #expect(page["Content-Type"] == "text/html; charset=utf-8")
        #expect(page["Content-Security-Policy"]?.hasPrefix("default-src 'none';") == true)
        #expect(page.text.hasPrefix("<!doctype html>"))
        #expect(page.text.hasSuffix("</html>\n"))
        #expect(!page.text.contains("http://") && !page.text.contains("https://"))
        #expect(!page.text.contains("innerHTML"))
    }
}
