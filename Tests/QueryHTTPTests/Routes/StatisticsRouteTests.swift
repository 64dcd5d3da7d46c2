import HTTPTypes
import JSON
import Testing

@Suite(.timeLimit(.minutes(5)))
struct StatisticsRouteTests {
    @Test func `statistics name every state and every type, and follow the events`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        let none = try await site.get("/stats")
        #expect(none.status == 200)
        #expect(
            try none.json == [
                "users": ["active": 0, "suspended": 0, "deactivated": 0, "deleted": 0], "days": [],
                "events": [
                    "USER_CREATED": 0, "USER_NAME_CHANGED": 0, "USER_EMAIL_CHANGED": 0, "USER_STATUS_CHANGED": 0,
                    "USER_DELETED": 0, "USER_RESTORED": 0,
                ],
            ])
        try await site.apply(1...6)
        let all = try await site.get("/stats")
        #expect(all["hindsight-position"] == "6")
        #expect(all["Cache-Control"] == "no-store")
        #expect(all["Content-Type"] == "application/json")
        #expect(
            try all.json == [
                "users": ["active": 1, "suspended": 0, "deactivated": 0, "deleted": 1],
                "days": [["day": "2026-03-15", "created": 2, "deleted": 1]],
                "events": [
                    "USER_CREATED": 2, "USER_NAME_CHANGED": 2, "USER_EMAIL_CHANGED": 0, "USER_STATUS_CHANGED": 1,
                    "USER_DELETED": 1, "USER_RESTORED": 0,
                ],
            ])
    }

    @Test func `statistics are waited for, and take no other parameter`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        try await site.apply(1...4)
        let early = try await site.get("/stats?min_position=5")
        #expect(early.status == 409)
        #expect(try early.json["required_position"]?.integer == 5)
        let reached = try await site.get("/stats?min_position=4", headers: ["Prefer": "wait=5"])
        #expect(reached.status == 200)
        #expect(reached["Preference-Applied"] == "wait=5")
        #expect(try await site.get("/stats?status=active").status == 400)
        #expect(try await site.get("/stats?min_position=-1").status == 400)
    }
}
