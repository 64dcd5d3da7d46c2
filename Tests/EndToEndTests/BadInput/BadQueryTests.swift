import FoundationEssentials
import JSON
import Testing

extension EndToEnd {
    @Suite struct BadQueryTests {
        private static let badRequests = [
            "/users/12", "/users/12/history", "/users?limit=0", "/users?limit=201", "/users?limit=many",
            "/users?limit=",
            "/users?shoe_size=37", "/users?status=asleep", "/users?deleted=maybe", "/users?sort=height",
            "/users?created_from=yesterday", "/users?created_to=2026-02-30T00:00:00Z", "/users?at=noon",
            "/users?cursor=%21%21", "/users?cursor=bm9uc2Vuc2U", "/users?limit=1&limit=2", "/users?min_position=soon",
            "/users?min_position=-1", "/users?q=%00", "/users?q=%ff", "/users?name=%ed%a0%80",
            "/users/ID?at=yesterday", "/users/ID?at=2026-13-01T00:00:00Z", "/users/ID?revision=first",
            "/users/ID?revision=1.5", "/users/ID?position=-1", "/users/ID?position=9223372036854775808",
            "/users/ID?revision=1&position=1", "/users/ID?at=2026-01-01T00:00:00Z&revision=1", "/users/ID?shoe_size=37",
            "/users/ID/history?limit=0", "/users/ID/history?cursor=%21", "/users/ID/history?at=2026-01-01T00:00:00Z",
        ]

        @Test func `a bad query gets the contract's problem`() async throws {
            try await HindsightPair.running { pair in
                let created = try await pair.commands.call("user.create", ["name": "Ada", "email": "ada@example.com"])
                let id = try #require(created.userID)
                #expect(try await pair.queries.get("/users/\(id)?min_position=1", wait: 30).status == 200)

                for bad in Self.badRequests {
                    let path = bad.replacing("ID", with: id)
                    let answer = try await pair.queries.get(path)
                    expect(400, answer, bad)
                    #expect(answer["instance"]?.string?.hasPrefix("/users") == true, "\(bad): \(answer.text)")
                }
                let two = try await pair.queries.get("/users?limit=0&shoe_size=37")
                #expect(
                    two.text.contains("limit") && two.text.contains("shoe_size"), "all problems at once: \(two.text)")

                expect(404, try await pair.queries.get("/users/\(UUID().uuidString)"), "unknown user")
                expect(404, try await pair.queries.get("/users/\(id)?revision=2"), "unknown revision")
                expect(404, try await pair.queries.get("/users/\(id)?at=1999-01-01T00:00:00Z"), "not there yet")
                expect(409, try await pair.queries.get("/users/\(id)?position=2"), "position to come")
                expect(404, try await pair.queries.get("/nowhere"), "unknown path")
                for method in ["POST", "DELETE", "QUERY", "TRACE"] {
                    let answer = try await pair.queries.send(method, "/users")
                    expect(405, answer, method)
                    #expect(answer.header("allow")?.contains("GET") == true)
                }
                expect(401, try await pair.queries(nil).get("/users/\(id)"), "no token")
                expect(401, try await pair.queries("no.token.atall").get("/users?limit=0"), "401 before 400")
                let writer = pair.queries(try await pair.mint("writer", "users:write"))
                expect(403, try await writer.get("/users?limit=0"), "403 before 400")

                let early = try await pair.queries.get("/users/\(id)?min_position=2")
                expect(409, early, "not yet consistent")
                #expect(early["type"]?.string?.hasSuffix("not-yet-consistent") == true)
                #expect(early["required_position"] == 2)
                #expect(early["position"] == 1)
                #expect(early.header("retry-after") != nil)
            }
        }

        private func expect(_ status: Int, _ answer: HTTPAnswer, _ what: String) {
            #expect(answer.status == status, "\(what): \(answer.text)")
            #expect(answer.header("content-type")?.hasPrefix("application/problem+json") == true, "\(what)")
            for member in ["type", "title", "detail", "instance"] {
                #expect(answer[member]?.string?.isEmpty == false, "\(what): no \(member)")
            }
            #expect(answer["status"]?.integer == Int64(status), "\(what)")
        }
    }
}
