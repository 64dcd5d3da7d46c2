import Postgres
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ListenTests {
    @Test func `hears what others notify, once LISTEN is in effect`() async throws {
        try await Sandbox.with { sandbox in
            var heard = sandbox.client.listen("some \"channel\"").makeAsyncIterator()
            #expect(await heard.next() == .listening)
            try await sandbox.run("SELECT pg_notify('some \"channel\"', 'one')")
            try await sandbox.run("SELECT pg_notify('other', 'x')")
            try await sandbox.run("SELECT pg_notify('some \"channel\"', '')")
            #expect(await heard.next() == .notified(payload: "one"))
            #expect(await heard.next() == .notified(payload: ""))
        }
    }

    @Test func `several listeners share a channel and each hears everything`() async throws {
        try await Sandbox.with { sandbox in
            var first = sandbox.client.listen("channel").makeAsyncIterator()
            #expect(await first.next() == .listening)
            var second = sandbox.client.listen("channel").makeAsyncIterator()
            #expect(await second.next() == .listening)
            try await sandbox.run("SELECT pg_notify('channel', 'x')")
            #expect(await first.next() == .notified(payload: "x"))
            #expect(await second.next() == .notified(payload: "x"))
        }
    }

    @Test func `listens again after its connection was killed, and says so`() async throws {
        try await Sandbox.with { sandbox in
            var heard = sandbox.client.listen("channel").makeAsyncIterator()
            #expect(await heard.next() == .listening)
            try await sandbox.cluster.terminateBackends(of: sandbox.database)
            #expect(await heard.next() == .listening)
            try await sandbox.otherNotification("after")
            #expect(await heard.next() == .notified(payload: "after"))
        }
    }

    @Test func `a stream ends when the client is closed`() async throws {
        try await Sandbox.with { sandbox in
            var heard = sandbox.client.listen("channel").makeAsyncIterator()
            #expect(await heard.next() == .listening)
            await sandbox.client.shutDown()
            #expect(await heard.next() == nil)
            var late = sandbox.client.listen("channel").makeAsyncIterator()
            #expect(await late.next() == nil)
        }
    }

    @Test func `keeps no connection when nobody listens any more`() async throws {
        try await Sandbox.with { sandbox in
            do {
                var heard = sandbox.client.listen("channel").makeAsyncIterator()
                #expect(await heard.next() == .listening)
                try await sandbox.waitForSessions(1, where: "application_name = 'sandbox'")
            }
            try await sandbox.waitForSessions(0, where: "application_name = 'sandbox'")
        }
    }
}

extension Sandbox {
    /// Notifies from a connection that nothing has happened to.
    fileprivate func otherNotification(_ payload: String) async throws {
        let other = try otherClient()
        defer { other.close() }
        _ = try await other.execute(Statement(name: "", sql: "SELECT pg_notify('channel', $1)"), [payload])
    }
}
