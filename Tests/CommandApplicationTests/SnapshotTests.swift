import CommandDomain
import EventStoreContract
import FoundationEssentials
import Testing
import UserContract

@testable import CommandApplication

@Suite(.timeLimit(.minutes(5)))
struct SnapshotTests {
    private let store = InMemoryEventStore()
    private let sarah = UUID.version7()

    /// A handler that remembers nothing, so that every command loads.
    private func handler(interval: Int = 10) -> UserCommandHandler {
        var limits = CommandLimits()
        limits.recentUsers = 0
        limits.snapshotInterval = interval
        return UserCommandHandler(store: store, limits: limits)
    }

    private func rename(_ handler: UserCommandHandler, _ name: String) async throws -> CommandAnswer {
        try await handler.handle(CommandRequest(command: try .rename(name), userID: sarah, actor: "alice"))
    }

    private func create(renamed times: Int, with handler: UserCommandHandler) async throws {
        _ = try await handler.handle(CommandRequest(command: try .create(), userID: sarah, actor: "alice"))
        for number in 0..<times { _ = try await rename(handler, "Sarah \(number)") }
    }

    /// Snapshots are written behind the commands' backs, so they are waited for.
    private func snapshot(after revision: Int64 = 0) async throws -> StoredSnapshot {
        while true {
            let stream = try await store.load(sarah, commandID: nil, snapshotVersion: UserSnapshot.version)
            if let snapshot = stream.snapshot, snapshot.revision > revision { return snapshot }
            await Task.yield()
        }
    }

    @Test func `a state is kept every so many events`() async throws {
        try await create(renamed: 8, with: handler())
        #expect(try await store.load(sarah, commandID: nil, snapshotVersion: UserSnapshot.version).snapshot == nil)
        _ = try await rename(handler(), "Ten")
        let snapshot = try await snapshot()
        #expect(snapshot.revision == 10)
        #expect(snapshot.position == 10)
        #expect(
            String(decoding: snapshot.state, as: UTF8.self)
                == #"{"name":"Ten","email":"sarah@example.com","status":"active","locale":"en","deleted":false}"#)
    }

    @Test func `a command goes on from the snapshot`() async throws {
        try await create(renamed: 9, with: handler())
        _ = try await snapshot()
        let answer = try await rename(handler(), "Next")
        #expect(answer.revision == 11)
        #expect(answer.events.map(\.text) == [#"{"name":"Next","previous_name":"Sarah 8"}"#])
    }

    @Test func `a long history without a snapshot gets one when it is loaded`() async throws {
        try await create(renamed: 20, with: handler(interval: 1_000))
        _ = try await rename(handler(), "Loaded")
        #expect(try await snapshot().revision == 21)
    }

    @Test(arguments: ["", "[]", #"{"name":"Mallory"}"#, #"{"name":1,"email":"x","status":"y"}"#])
    func `a corrupt snapshot is as good as none`(_ text: String) async throws {
        try await create(renamed: 2, with: handler())
        try await store.save(
            StoredSnapshot(
                aggregateID: sarah, revision: 3, position: 3, version: UserSnapshot.version,
                state: Array(text.utf8)))
        let answer = try await rename(handler(), "Next")
        #expect(answer.events.map(\.text) == [#"{"name":"Next","previous_name":"Sarah 1"}"#])
    }

    @Test(arguments: [(version: 0, revision: 2), (version: 99, revision: 2), (version: 1, revision: 50)])
    func `a stale or future snapshot is as good as none`(_ version: Int, _ revision: Int64) async throws {
        try await create(renamed: 2, with: handler())
        let foreign = try #require(
            UserSnapshot.encode(
                .existing(User(name: "Mallory", email: "m@example.com", status: .active, locale: "en"))))
        try await store.save(
            StoredSnapshot(
                aggregateID: sarah, revision: revision, position: revision, version: version, state: foreign))
        let answer = try await rename(handler(), "Next")
        #expect(answer.events.map(\.text) == [#"{"name":"Next","previous_name":"Sarah 1"}"#])
    }

    @Test(arguments: [false, true], UserStatus.allCases)
    func `a state is the same after it was kept`(_ isDeleted: Bool, _ status: UserStatus) throws {
        let state = UserState.existing(
            User(
                name: "Zoë \"Z\" \u{1F600}", email: "Zoë@example.com", status: status, locale: "de-CH",
                isDeleted: isDeleted))
        #expect(UserSnapshot.decode(try #require(UserSnapshot.encode(state))) == state)
    }

    @Test func `there is nothing to keep of nobody`() {
        #expect(UserSnapshot.encode(.nonexistent) == nil)
    }

    @Test func `old events end up in snapshots in their newest shape`() async throws {
        let old = NewEvent(
            eventID: .version7(), type: "USER_CREATED", version: 1,
            data: Array(#"{"name":"Sarah","email":"s@example.com","status":"active"}"#.utf8),
            metadata: Array("{}".utf8))
        _ = try await store.append(
            AppendRequest(
                commandID: .version7(), fingerprint: [], aggregateID: sarah, expectedRevision: 0, events: [old]))
        _ = try await rename(handler(interval: 2), "Sara")
        let state = UserSnapshot.decode(try await snapshot().state)
        #expect(
            state
                == .existing(User(name: "Sara", email: "s@example.com", status: .active, locale: "en")))
    }
}
