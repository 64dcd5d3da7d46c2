import CommandApplication
import FoundationEssentials
import Postgres
import Testing
import UserContract

@testable import CommandEventStore

/// What `append_events` does when it is called in ways in which the queue never calls it.
@Suite(.timeLimit(.minutes(5)))
struct AppendFunctionTests {
    private func call(_ fixture: StoreFixture, _ requests: [AppendRequest]) async throws -> [AppendOutcome] {
        let rows = try await fixture.client.execute(Statements.append, AppendCall(requests).binds)
        return try AppendAnswer(rows, to: requests, isRepeated: false).outcomes
    }

    @Test(arguments: [SharedKey.command, .takenEmail])
    func `rivals in one call fail it as a whole`(_ key: SharedKey) async throws {
        try await withStore { fixture in
            let (one, other) = key.requests()
            let error = await #expect(throws: PostgresError.self) { try await call(fixture, [one, other]) }
            #expect(error?.sqlState == "23505")
            #expect(try await fixture.owner.value("SELECT count(*) FROM events", as: Int64.self) == 0)
            try await LogAudit.expectSound(fixture.owner)
        }
    }

    @Test func `a wrong count of events leaves no hole`() async throws {
        try await withStore { fixture in
            let error = await #expect(throws: PostgresError.self) {
                try await fixture.client.execute(
                    Statements.append,
                    [
                        Int16(1), [UUID.version7()], [Bytes([1])], [UUID.version7()], [Int64(0)], [Int32(2)],
                        [nil as String?], [nil as String?], [Int32(1)], [UUID.version7()], ["USER_CREATED"], [Int32(1)],
                        [JSONText(Array("{}".utf8))], [JSONText(Array("{}".utf8))],
                    ])
            }
            #expect(error?.sqlState == "P0001")
            try await LogAudit.expectSound(fixture.owner)
        }
    }

    @Test func `a command may release and take the same e-mail`() async throws {
        try await withStore { fixture in
            let id = UUID.version7()
            _ = try await call(fixture, [.sample(id, taking: "a@example.com")])
            _ = try await call(fixture, [.sample(id, at: 1, releasing: "a@example.com", taking: "a@example.com")])
            #expect(try await fixture.store.owner(ofEmail: "a@example.com") == id)
        }
    }

    /// A plan that is made while the tables are empty and kept must still be good when they are not.
    @Test func `an append reads no more of a large log than of a small one`() async throws {
        try await withStore { fixture in
            try await fixture.client.withConnection { connection in
                func append() async throws {
                    for _ in 0..<20 {
                        let requests = (0..<10).map { _ in
                            AppendRequest.sample(taking: "\(UUID.version7().text)@example.com")
                        }
                        _ = try await connection.execute(Statements.append, AppendCall(requests).binds)
                    }
                    _ = try await connection.execute(Statement(name: "", sql: "SELECT pg_stat_force_next_flush()"))
                }
                func entriesRead() async throws -> Int64 {
                    try await fixture.owner.value(
                        "SELECT sum(idx_tup_read)::int8 FROM pg_stat_user_indexes WHERE relname <> 'heads'")
                }
                try await append()
                let early = try await entriesRead()
                for _ in 0..<10 { try await append() }
                let before = try await entriesRead()
                try await append()
                let late = try await entriesRead() - before
                #expect(late <= early + 100, "\(early) index entries at first, \(late) at last")
            }
        }
    }
}
