import FoundationEssentials
import Postgres
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ValueTests {
    /// Sends a value, lets the server compare it with a literal of its own, and reads it back.
    private func check<Value: PostgresEncodable & PostgresDecodable & Equatable>(
        _ sandbox: Sandbox, _ value: Value, is literal: String
    ) async throws {
        let sql = "SELECT $1, $1::text IS NOT DISTINCT FROM (\(literal))::text"
        let row = try await sandbox.run(sql, [value])[0]
        #expect(try row.decode(column: 0, as: Value.self) == value)
        #expect(try row.decode(column: 1, as: Bool.self), "the server read \(literal) otherwise")
    }

    @Test func `numbers travel both ways, also at their ends`() async throws {
        try await Sandbox.with { sandbox in
            try await check(sandbox, Int16.min, is: "int2 '-32768'")
            try await check(sandbox, Int16.max, is: "int2 '32767'")
            try await check(sandbox, Int32.min, is: "int4 '-2147483648'")
            try await check(sandbox, Int64.min, is: "int8 '-9223372036854775808'")
            try await check(sandbox, Int64.max, is: "int8 '9223372036854775807'")
            try await check(sandbox, -1, is: "int8 '-1'")
            try await check(sandbox, -0.5, is: "float8 '-0.5'")
            try await check(sandbox, Double.infinity, is: "float8 'Infinity'")
            try await check(sandbox, true, is: "true")
            try await check(sandbox, false, is: "false")
        }
    }

    @Test func `text and bytes travel both ways, also when they are empty`() async throws {
        try await Sandbox.with { sandbox in
            try await check(sandbox, "", is: "text ''")
            try await check(sandbox, "Grüße 👋🏽, 'quoted' \\", is: #"text 'Grüße 👋🏽, ''quoted'' \'"#)
            try await check(sandbox, Bytes([]), is: #"bytea '\x'"#)
            try await check(sandbox, Bytes([0, 255, 39]), is: #"bytea '\x00ff27'"#)
            try await check(sandbox, JSONText(Array(#"{"b": 1,  "a":2}"#.utf8)), is: #"json '{"b": 1,  "a":2}'"#)
        }
    }

    @Test func `identifiers and instants travel both ways`() async throws {
        try await Sandbox.with { sandbox in
            let id = try #require(UUID(uuidString: "0193C2F0-1D5C-7A4B-9C3E-0123456789AB"))
            try await check(sandbox, id, is: "uuid '0193c2f0-1d5c-7a4b-9c3e-0123456789ab'")
            let instants: [(Int64, String)] = [
                (0, "1970-01-01 00:00:00Z"), (1_773_589_620_123_456, "2026-03-15 15:47:00.123456Z"),
                (-62_135_596_800_000_000, "0001-01-01 00:00:00Z"),
                (253_402_300_799_999_999, "9999-12-31 23:59:59.999999Z"),
            ]
            for (microseconds, text) in instants {
                let instant = PostgresTimestamp(microsecondsSince1970: microseconds)
                try await check(sandbox, instant, is: "timestamptz '\(text)'")
            }
        }
    }

    @Test func `nulls of every type travel both ways`() async throws {
        try await Sandbox.with { sandbox in
            try await check(sandbox, nil as Int16?, is: "NULL")
            try await check(sandbox, nil as Int32?, is: "NULL")
            try await check(sandbox, nil as Int64?, is: "NULL")
            try await check(sandbox, nil as Bool?, is: "NULL")
            try await check(sandbox, nil as Double?, is: "NULL")
            try await check(sandbox, nil as String?, is: "NULL")
            try await check(sandbox, nil as UUID?, is: "NULL")
            try await check(sandbox, nil as Bytes?, is: "NULL")
            try await check(sandbox, nil as JSONText?, is: "NULL")
            try await check(sandbox, nil as PostgresTimestamp?, is: "NULL")
            try await check(sandbox, nil as [Int64]?, is: "NULL")
            try await check(sandbox, "there" as String?, is: "text 'there'")
        }
    }

    @Test func `arrays travel both ways, empty ones and such with holes too`() async throws {
        try await Sandbox.with { sandbox in
            try await check(sandbox, [] as [Int64], is: "'{}'::int8[]")
            try await check(sandbox, [1, -2, .max] as [Int64], is: "'{1,-2,9223372036854775807}'::int8[]")
            try await check(sandbox, [1, nil, 3] as [Int32?], is: "'{1,NULL,3}'::int4[]")
            try await check(sandbox, [1] as [Int16], is: "'{1}'::int2[]")
            try await check(sandbox, [true, false], is: "'{t,f}'::bool[]")
            try await check(sandbox, [0.25], is: "'{0.25}'::float8[]")
            try await check(sandbox, ["", "a,b", "NULL"], is: #"'{"","a,b","NULL"}'::text[]"#)
            try await check(sandbox, [nil, nil] as [String?], is: "'{NULL,NULL}'::text[]")
            try await check(sandbox, [Bytes([]), Bytes([1])], is: #"'{"\\x","\\x01"}'::bytea[]"#)
            try await check(
                sandbox, [JSONText(Array("{}".utf8))],
                is: #"'{"{}"}'::json[]"#)
            let id = try #require(UUID(uuidString: "00000000-0000-7000-8000-000000000001"))
            try await check(sandbox, [id, nil], is: "'{00000000-0000-7000-8000-000000000001,NULL}'::uuid[]")
            let instant = PostgresTimestamp(microsecondsSince1970: 1)
            try await check(sandbox, [instant], is: #"'{"1970-01-01 00:00:00.000001Z"}'::timestamptz[]"#)
        }
    }

    @Test func `several parameters keep their places`() async throws {
        try await Sandbox.with { sandbox in
            let sql = "SELECT $3::text || '|' || $1::text || '|' || coalesce($4, 'null') || '|' || $2"
            let text: String = try await sandbox.value(sql, [1, "", "third", nil as String?])
            #expect(text == "third|1|null|")
        }
    }

    @Test func `narrow integers are read as wider ones and not the other way`() async throws {
        try await Sandbox.with { sandbox in
            let row = try await sandbox.run("SELECT 1::int2, 2::int4, 3::int8")[0]
            #expect(try row.decode(column: 0, as: Int64.self) == 1)
            #expect(try row.decode(column: 1, as: Int.self) == 2)
            #expect(throws: PostgresError.self) { try row.decode(column: 2, as: Int32.self) }
        }
    }

    @Test func `jsonb is read as text and enums as their labels`() async throws {
        try await Sandbox.with { sandbox in
            let row = try await sandbox.run(#"SELECT '{"a": 1}'::jsonb, 'x'::varchar, 'y'::name"#)[0]
            #expect(try row.decode(column: 0, as: JSONText.self) == JSONText(Array(#"{"a": 1}"#.utf8)))
            #expect(try row.decode(column: 1, as: String.self) == "x")
            #expect(try row.decode(column: 2, as: String.self) == "y")
            try await sandbox.run("CREATE TYPE colour AS ENUM ('red')")
            #expect(try await sandbox.value("SELECT 'red'::colour") == "red")
        }
    }

    @Test func `refuses what does not fit instead of guessing`() async throws {
        try await Sandbox.with { sandbox in
            let row = try await sandbox.run("SELECT NULL::int8, 'infinity'::timestamptz, 1::int8, '{{1}}'::int8[]")[0]
            #expect(throws: PostgresError.self) { try row.decode(column: 0, as: Int64.self) }
            #expect(throws: PostgresError.self) { try row.decode(column: 1, as: PostgresTimestamp.self) }
            #expect(throws: PostgresError.self) { try row.decode(column: 2, as: String.self) }
            #expect(throws: PostgresError.self) { try row.decode(column: 3, as: [Int64].self) }
            let error = #expect(throws: PostgresError.self) { try row.decode(column: 4, as: Int64.self) }
            #expect(error?.kind == .decoding)
        }
    }

    @Test func `an instant beyond the server's range is refused, not wrapped`() async throws {
        try await Sandbox.with { sandbox in
            let error = await #expect(throws: PostgresError.self) {
                try await sandbox.run("SELECT $1", [PostgresTimestamp(microsecondsSince1970: .min)])
            }
            #expect(error?.sqlState == "22008")
            let last = try await sandbox.run("SELECT timestamptz '294276-12-31 23:59:59Z'")[0]
            #expect(throws: PostgresError.self) { try last.decode(column: 0, as: PostgresTimestamp.self) }
        }
    }

    @Test func `tells how many rows a statement changed`() async throws {
        try await Sandbox.with { sandbox in
            try await sandbox.run("CREATE TABLE t (a int8)")
            #expect(try await sandbox.run("INSERT INTO t SELECT generate_series(1, 7)").affectedRows == 7)
            #expect(try await sandbox.run("SELECT a FROM t").map { try $0.decode(column: 0) as Int } == Array(1...7))
        }
    }
}
