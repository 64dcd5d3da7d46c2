import HTTPTypes
import Hummingbird
import JSON
import Postgres
import QueryReadModels
import Testing
import UserContract

@testable import QueryHTTP

@Suite(.timeLimit(.minutes(5)))
struct AuditExportTests {
    private static let csv = ["Accept": "text/csv"]
    private static let ndjson = ["Accept": "application/x-ndjson"]

    @Test func `newline-delimited JSON is the list's items, all of them`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        try await site.apply(1...6)
        let list = try await site.get("/audit?limit=200").json["items"]?.array
        let export = try await site.get("/audit", headers: Self.ndjson)
        #expect(export.status == 200)
        #expect(export["Content-Type"] == "application/x-ndjson")
        #expect(export["hindsight-position"] == "6")
        #expect(export["Cache-Control"] == "no-store")
        #expect(export["Vary"] == "Accept")
        #expect(export.text.hasSuffix("}\n"))
        #expect(try export.text.split(separator: "\n").map { try JSONParser.parse(Array($0.utf8)) } == list)
    }

    @Test func `CSV has a header line, fixed columns and who deleted a user`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        try await site.apply(1...6)
        let path = "/audit?user_id=\(QuerySite.sarah.text)&event_type=USER_DELETED"
        let export = try await site.get(path, headers: Self.csv)
        #expect(export["Content-Type"] == "text/csv; charset=utf-8; header=present")
        #expect(export["Content-Disposition"] == #"attachment; filename="audit.csv""#)
        let header =
            "position,timestamp,user_id,revision,event_type,actor,reason,changes,correlation_id,command_id,ip,user_agent"
        let row =
            "5,\(QuerySite.time(5).rfc3339),\(QuerySite.sarah.text),4,USER_DELETED,admin,,"
            + #""{""deleted"":{""from"":false,""to"":true}}",c-1,"# + "\(QuerySite.nobody.text),,"
        #expect(export.text == "\(header)\r\n\(row)\r\n")
    }

    @Test func `filters, limit and cursor are the list's, and limit may be larger`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        try await site.apply(1...6)
        let positions = { (path: String) async throws -> [Int64] in
            let text = try await site.get(path, headers: Self.ndjson).text
            return try text.split(separator: "\n").compactMap {
                try JSONParser.parse(Array($0.utf8))["position"]?.integer
            }
        }
        #expect(try await positions("/audit?limit=2") == [6, 5])
        #expect(try await positions("/audit?limit=9223372036854775807") == [6, 5, 4, 3, 2, 1])
        #expect(try await positions("/audit?actor=nobody") == [])
        #expect(try await positions("/audit?to=2026-03-15T15:00:03Z") == [2, 1])
        let cursor = try #require(try await site.get("/audit?limit=2").json["next_cursor"]?.string)
        #expect(try await positions("/audit?cursor=\(cursor)") == [4, 3, 2, 1])
        #expect(try await positions("/audit?cursor=\(cursor)&limit=1") == [4])
        let nothing = try await site.get("/audit?actor=nobody", headers: Self.csv)
        #expect(nothing.text.hasPrefix("position,") && nothing.text.hasSuffix("user_agent\r\n"))
    }

    @Test func `a wrong request is judged before anything is streamed`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        try await site.apply(1...6)
        for accept in ["text/csv", "application/x-ndjson", "text/html"] {
            let headers = ["Accept": accept]
            #expect(try await site.get("/audit?limit=0", scopes: nil, headers: headers).status == 401)
            #expect(try await site.get("/audit?limit=0", scopes: ["users:read"], headers: headers).status == 403)
            #expect(try await site.get("/audit?limit=0&min_position=7", headers: headers).status == 400)
        }
        let none = try await site.get("/audit?min_position=7", headers: ["Accept": "text/html"])
        #expect(none.status == 406)
        #expect(try none.json["type"]?.string == "not-acceptable")
        #expect(none["Vary"] == "Accept")
        #expect(try await site.get("/audit?min_position=7", headers: Self.csv).status == 409)
        #expect(try await site.get("/audit?limit=201").status == 400)
        #expect(try await site.get("/audit")["Vary"] == "Accept")
        let head = try await site.get("/audit", headers: Self.csv, method: .head)
        #expect(head.status == 200)
        #expect(head["Content-Type"] == "text/csv; charset=utf-8; header=present")
        #expect(head.text.isEmpty)
    }

    @Test func `a long export is read a slice at a time, and what is applied meanwhile takes no part`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        try await site.apply(1...6)
        try await site.fillAudit(7...3_500)
        let response = try await site.response(to: "/audit", headers: Self.ndjson)
        let writer = InterruptedWriter { try await site.fillAudit(3_501...5_000) }
        try await response.body.write(writer)
        #expect(writer.isFinished)
        #expect(writer.chunks.count == 4)
        let positions = try writer.text.split(separator: "\n").map {
            try JSONParser.parse(Array($0.utf8))["position"]?.integer
        }
        #expect(positions == (1...3_500).reversed())
    }

    @Test func `an export whose rows end with a slice ends too`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        try await site.fillAudit(1...2_000)
        let writer = InterruptedWriter {}
        try await site.response(to: "/audit", headers: Self.ndjson).body.write(writer)
        #expect(writer.chunks.count == 2)
        #expect(writer.text.split(separator: "\n").count == 2_000)
        let limited = InterruptedWriter {}
        try await site.response(to: "/audit?limit=1000", headers: Self.ndjson).body.write(limited)
        #expect(limited.chunks.count == 1)
    }

    @Test func `a database that goes away breaks an export off, and it does not look whole`() async throws {
        let site = try await QuerySite()
        try await site.fillAudit(1...2_500)
        let writer = InterruptedWriter { site.close() }
        let response = try await site.response(to: "/audit", headers: Self.csv)
        await #expect(throws: ReadModelError.self) { try await response.body.write(writer) }
        #expect(!writer.isFinished)
        #expect(writer.chunks.count == 1)
    }

    @Test func `a client that goes away ends the reading`() async throws {
        let site = try await QuerySite()
        defer { site.close() }
        try await site.fillAudit(1...2_500)
        let writer = InterruptedWriter { throw CancellationError() }
        let response = try await site.response(to: "/audit", headers: Self.csv)
        await #expect(throws: CancellationError.self) { try await response.body.write(writer) }
        #expect(writer.chunks.count == 1)
    }
}

extension QuerySite {
    /// Entries without the users that they are about: an export reads nothing else.
    fileprivate func fillAudit(_ positions: ClosedRange<Int64>) async throws {
        _ = try await client.execute(
            Statement(
                name: "test_fill_audit",
                sql: """
                    INSERT INTO audit (
                        position, event_id, user_id, revision, event_type, recorded_at, actor, correlation_id, entry)
                    SELECT n, gen_random_uuid(), gen_random_uuid(), 1, 'USER_CREATED',
                        timestamptz '2026-04-01' + n * interval '1 second', 'admin', 'c',
                        json_build_object('revision', 1, 'position', n)
                    FROM generate_series($1::bigint, $2::bigint) n
                    """), [positions.lowerBound, positions.upperBound])
    }
}
