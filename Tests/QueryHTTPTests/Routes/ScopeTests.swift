import HTTPTypes
import JSON
import ServiceKit
import Testing
import UserContract

/// Section 3 of the contract: which scope each route needs. The routes are asked of the router itself, so one that is
/// not in the table is a failure.
@Suite(.timeLimit(.minutes(5)))
struct ScopeTests {
    /// Nil: anybody may.
    private static let table: [String: Scope?] = [
        "GET /users/{id}": .usersRead, "GET /users": .usersRead, "GET /users/{id}/history": .auditRead,
        "GET /audit": .auditRead, "GET /stats": .usersRead, "GET /projections": .auditRead,
        "GET /projections/differences": .auditRead, "POST /projections/rebuild": .eventsReplay,
        "DELETE /projections/rebuild": .eventsReplay, "POST /projections/verify": .eventsReplay,
        "POST /projections/rollback": .eventsReplay,
        "GET /health/live": nil, "GET /health/ready": nil, "GET /metrics": nil, "GET /openapi.json": nil, "GET /": nil,
    ]

    @Test func `each route takes exactly its scope`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        try await site.apply(1...4)
        try #require(site.routes.count >= 8)
        for route in site.routes {
            let entry = try #require(
                Self.table[route.replacing("HEAD ", with: "GET ")], "\(route) is not in the contract's table")
            let parts = route.split(separator: " ")
            let path = String(parts[1]).replacing("{id}", with: QuerySite.sarah.text)
            let method = try #require(HTTPRequest.Method(String(parts[0])))
            guard let required = entry else {
                #expect(try await site.get(path, scopes: nil, method: method).status == 200, "\(route)")
                continue
            }
            let anonymous = try await site.get(path, scopes: nil, method: method)
            #expect(anonymous.status == 401)
            #expect(anonymous["WWW-Authenticate"] == "Bearer")
            let others = Scope.allCases.filter { $0 != required }.map(\.rawValue)
            let refused = [[], others, ["*"], [required.rawValue.uppercased()], [required.rawValue + "x"]]
            for scopes in refused + others.map({ [$0] }) {
                let answer = try await site.get(path, scopes: scopes, method: method)
                #expect(answer.status == 403, "\(route) with \(scopes)")
                if method != .head {
                    #expect(try answer.json["required_scope"]?.string == required.rawValue)
                }
                #expect(
                    answer["WWW-Authenticate"]
                        == #"Bearer error="insufficient_scope", scope="\#(required.rawValue)""#)
            }
            for scopes in [[required.rawValue], ["other:thing", required.rawValue], Scope.allCases.map(\.rawValue)] {
                let answer = try await site.get(path, scopes: scopes, method: method)
                #expect(![401, 403].contains(answer.status), "\(route) with \(scopes)")
            }
        }
    }

    @Test func `a bad token is told so`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        let answer = try await site.get("/users", scopes: nil, headers: ["Authorization": "Bearer a.b.c"])
        #expect(answer.status == 401)
        #expect(answer["WWW-Authenticate"] == #"Bearer error="invalid_token""#)
    }
}
