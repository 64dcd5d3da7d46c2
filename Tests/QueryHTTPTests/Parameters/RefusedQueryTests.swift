import FoundationEssentials
import HTTPTypes
import JSON
import QueryHTTP
import ServiceKit
import Testing

/// Whatever is asked wrongly is told, all of it at once, as problems of the parameters that are to blame.
struct RefusedQueryTests {
    private static let id = "22222222-2222-7222-8222-222222222222"

    @Test(arguments: [
        ("email=", ["email"]), ("email=nobody", ["email"]), ("email=a%00@b.c", ["email"]), ("name=", ["name"]),
        ("name=%20", ["name"]), ("name=%E2%80%AEx", ["name"]), ("name=a%0Ab", ["name"]), ("name=%ED%A0%80", ["name"]),
        ("status=", ["status"]), ("status=ACTIVE", ["status"]), ("status=deleted", ["status"]), ("q=", ["q"]),
        ("q=%00", ["q"]), ("q=a%00b", ["q"]), ("q=%FF", ["q"]), ("q=%zz", ["q"]), ("q=%2", ["q"]),
        ("deleted=yes", ["deleted"]), ("deleted=1", ["deleted"]), ("deleted=TRUE", ["deleted"]),
        ("created_from=2026-03-15", ["created_from"]), ("created_from=2026-02-30T00:00:00Z", ["created_from"]),
        ("created_to=now", ["created_to"]), ("at=1773589620", ["at"]), ("at=2026-03-15T15:47:00", ["at"]),
        ("at=2026-03-15T25:00:00Z", ["at"]), ("at=10000-01-01T00:00:00Z", ["at"]), ("sort=id", ["sort"]),
        ("sort=", ["sort"]), ("sort=-", ["sort"]), ("sort=--name", ["sort"]), ("sort=name,email", ["sort"]),
        ("sort=%2Bname", ["sort"]), ("limit=0", ["limit"]), ("limit=201", ["limit"]), ("limit=-1", ["limit"]),
        ("limit=1.0", ["limit"]), ("limit=%2B1", ["limit"]), ("limit=", ["limit"]), ("limit=%D9%A1", ["limit"]),
        ("limit=99999999999999999999", ["limit"]), ("min_position=-1", ["min_position"]),
        ("min_position=9223372036854775808", ["min_position"]), ("min_position=1e3", ["min_position"]),
        ("cursor=", ["cursor"]), ("cursor=!", ["cursor"]), ("cursor=e30", ["cursor"]), ("cursor=%00", ["cursor"]),
        ("Status=active", ["Status"]), ("state=active", ["state"]), ("limit=1&limit=2", ["limit"]),
        ("limit=0&sort=x&foo=1", ["foo", "limit", "sort"]), ("revision=1", ["revision"]), ("%71=%00", ["q"]),
    ])
    func `a list of users`(query: String, blamed: [String]) {
        expect(blamed) { () throws(Problem) in _ = try DirectoryParameters(query: query) }
    }

    @Test(arguments: [
        (id, "at=x", ["at"]), (id, "at=2026-03-15T15:47:00Z&revision=1", ["revision"]),
        (id, "revision=1&position=1", ["position"]),
        (id, "at=2026-03-15T15:47:00Z&revision=1&position=1", ["position", "revision"]),
        (id, "revision=0", ["revision"]), (id, "revision=9223372036854775808", ["revision"]),
        (id, "position=-1", ["position"]), (id, "limit=1", ["limit"]), ("", "", ["id"]), ("me", "", ["id"]),
        ("22222222222272228222222222222222", "", ["id"]), (id + "0", "", ["id"]), ("{\(id)}", "", ["id"]),
        ("nobody", "at=x&foo=1", ["at", "foo", "id"]),
    ])
    func `one user`(id: String, query: String, blamed: [String]) {
        expect(blamed) { () throws(Problem) in _ = try UserParameters(id: id, query: query) }
    }

    @Test(arguments: [
        (id, "limit=0", ["limit"]), (id, "cursor=x", ["cursor"]), (id, "at=2026-03-15T15:47:00Z", ["at"]),
        ("nobody", "limit=x", ["id", "limit"]),
    ])
    func `a history`(id: String, query: String, blamed: [String]) {
        expect(blamed) { () throws(Problem) in _ = try HistoryParameters(id: id, query: query) }
    }

    @Test(arguments: [
        ("actor=", ["actor"]), ("actor=%00", ["actor"]), ("event_type=USER_VANISHED", ["event_type"]),
        ("event_type=user_created", ["event_type"]), ("user_id=x", ["user_id"]),
        ("correlation_id=", ["correlation_id"]),
        ("from=x&to=y", ["from", "to"]), ("sort=name", ["sort"]), ("email=a@b.c", ["email"]),
    ])
    func `an audit`(query: String, blamed: [String]) {
        expect(blamed) { () throws(Problem) in _ = try AuditParameters(query: query) }
    }

    @Test func `a text of too many characters`() {
        let long = String(repeating: "a", count: 1_001)
        expect(["actor", "correlation_id"]) { () throws(Problem) in
            _ = try AuditParameters(query: "actor=\(long)&correlation_id=\(long)")
        }
        expect(["name", "q"]) { () throws(Problem) in _ = try DirectoryParameters(query: "q=\(long)&name=\(long)") }
    }

    private func expect(
        _ blamed: [String], sourceLocation: SourceLocation = #_sourceLocation, _ body: () throws(Problem) -> Void
    ) {
        do {
            try body()
            Issue.record("nothing was refused", sourceLocation: sourceLocation)
        } catch {
            let errors = error.members["errors"]?.array ?? []
            #expect(error.status == .badRequest, sourceLocation: sourceLocation)
            #expect(errors.compactMap { $0["parameter"]?.string }.sorted() == blamed, sourceLocation: sourceLocation)
        }
    }
}
