import CommandApplication
import CommandDomain
import FoundationEssentials
import Synchronization
import Testing
import UserContract

@Suite(.timeLimit(.minutes(5)))
struct StoreTroubleTests {
    private let store = ScriptedEventStore()
    private let sarah = UUID.version7()
    private let lost = EventStoreError.unavailable(retryAfter: 2, applied: .unknown)

    private func handler() -> UserCommandHandler {
        UserCommandHandler(store: store)
    }

    private func request(
        _ command: UserCommand, commandID: UUID? = nil, expectedRevision: Int64? = nil
    ) -> CommandRequest {
        CommandRequest(
            command: command, userID: sarah, commandID: commandID, expectedRevision: expectedRevision, actor: "alice")
    }

    private func create() async throws {
        _ = try await handler().handle(request(try .create()))
    }

    /// Somebody else's rename that gets in first.
    private func rename(at revision: Int64, to name: String = "Faster") -> AppendRequest {
        AppendRequest(
            commandID: .version7(), fingerprint: [], aggregateID: sarah, expectedRevision: revision,
            events: [
                NewEvent(
                    eventID: .version7(), type: "USER_NAME_CHANGED", version: 1,
                    data: UserEventSchema.encode(.nameChanged(UserNameChanged(name: name, previousName: "?"))),
                    metadata: Array("{}".utf8))
            ])
    }

    @Test func `a create does not look before it appends`() async throws {
        try await create()
        #expect(store.loads == 0)
        #expect(store.appends == 1)
    }

    @Test func `a command that was overtaken is decided afresh`() async throws {
        try await create()
        store.plan([.overtake(rename(at: 1)), .overtake(rename(at: 2))])
        let answer = try await handler().handle(request(try .rename("Sara")))
        #expect(answer.revision == 4)
        #expect(answer.events.map(\.text) == [#"{"name":"Sara","previous_name":"Faster"}"#])
    }

    @Test func `an overtaken command may have become needless, or impossible`() async throws {
        try await create()
        store.plan([.overtake(rename(at: 1, to: "Sara"))])
        let answer = try await handler().handle(request(try .rename("Sara")))
        #expect(answer.events.isEmpty)
        #expect(answer.revision == 2)

        let deletion = AppendRequest(
            commandID: .version7(), fingerprint: [], aggregateID: sarah, expectedRevision: 2,
            events: [
                NewEvent(
                    eventID: .version7(), type: "USER_DELETED", version: 1,
                    data: UserEventSchema.encode(.deleted(UserDeleted(deletedBy: "bob", reason: "x"))),
                    metadata: Array("{}".utf8))
            ])
        store.plan([.overtake(deletion)])
        await #expect(throws: CommandFailure.userDeleted(sarah)) {
            try await handler().handle(request(try .rename("Sally")))
        }
    }

    @Test func `an overtaken command with an expected revision is a conflict`() async throws {
        try await create()
        store.plan([.overtake(rename(at: 1))])
        await #expect(throws: CommandFailure.revisionConflict(expected: 1, actual: 2)) {
            try await handler().handle(request(try .rename("Sara"), expectedRevision: 1))
        }
    }

    @Test func `a command that is overtaken every time gives up and has changed nothing`() async throws {
        try await create()
        store.plan((1...64).map { .overtake(rename(at: $0, to: "Faster \($0)")) })
        await #expect(throws: CommandFailure.overloaded(retryAfter: 1)) {
            try await handler().handle(request(try .rename("Sara")))
        }
        #expect(store.appends == 65)
        #expect(store.base.confirmedPosition == 65)
    }

    @Test func `an append without events that was sent twice is no repeat of the client's`() async throws {
        try await create()
        store.plan([.arriveSecond])
        let answer = try await handler().handle(request(try .rename("Sarah")))
        #expect(answer == CommandAnswer(userID: sarah, revision: 1, position: 1, events: []))
    }

    @Test func `a simultaneous repeat is a repeat, also when nothing is changed`() async throws {
        try await create()
        for name in ["Sarah", "Sara"] {
            store.plan([.arriveSecond])
            let answer = try await handler().handle(request(try .rename(name), commandID: .version7()))
            #expect(answer.duplicate)
            #expect(answer.events.isEmpty == (name == "Sarah"))
        }
    }

    @Test func `what stays unknown is told as unknown, and a repeat settles it`() async throws {
        let commandID = UUID.version7()
        store.plan([.applyAndLose(lost)])
        await #expect(throws: CommandFailure.unavailable(retryAfter: 2, applied: .unknown)) {
            try await handler().handle(request(try .create(), commandID: commandID))
        }
        #expect(store.appends == 1)
        let again = try await handler().handle(request(try .create(), commandID: commandID))
        #expect(again.duplicate)
        #expect(store.base.confirmedPosition == 1)
    }

    @Test func `what an earlier attempt may still do is told as unknown`() async throws {
        store.plan([.answer([.unsettled])])
        await #expect(throws: CommandFailure.unavailable(retryAfter: 1, applied: .unknown)) {
            try await handler().handle(request(try .create()))
        }
    }

    @Test func `a store that is away or busy is told as it is`() async throws {
        store.plan([.lose(.unavailable(retryAfter: 3, applied: .no)), .lose(.overloaded(retryAfter: 4))])
        await #expect(throws: CommandFailure.unavailable(retryAfter: 3, applied: .no)) {
            try await handler().handle(request(try .create()))
        }
        await #expect(throws: CommandFailure.overloaded(retryAfter: 4)) {
            try await handler().handle(request(try .create()))
        }
        store.failLoads(.unavailable(retryAfter: 5, applied: .no))
        await #expect(throws: CommandFailure.unavailable(retryAfter: 5, applied: .no)) {
            try await handler().handle(request(try .rename("Sara")))
        }
    }

    @Test func `a repeat whose first answer cannot be fetched is not told that nothing was done`() async throws {
        let commandID = UUID.version7()
        _ = try await handler().handle(request(try .create(), commandID: commandID))
        store.failLoads(.overloaded(retryAfter: 4))
        await #expect(throws: CommandFailure.unavailable(retryAfter: 4, applied: .unknown)) {
            try await handler().handle(request(try .create(), commandID: commandID))
        }
    }

    @Test func `a log that cannot be read says where, and quotes nothing`() async throws {
        try await create()
        var broken = rename(at: 1)
        broken.events[0].data = Array(#"{"name":"Secret"}"#.utf8)
        _ = try await store.base.append(broken)
        await #expect(throws: CommandFailure.corrupt("event at position 2: the event has no previous_name")) {
            try await handler().handle(request(try .rename("Sara")))
        }
    }

    @Test func `old events are read in their newest shape`() async throws {
        let old = NewEvent(
            eventID: .version7(), type: "USER_CREATED", version: 1,
            data: Array(#"{"name":"Sarah","email":"s@example.com","status":"suspended"}"#.utf8),
            metadata: Array("{}".utf8))
        let append = AppendRequest(
            commandID: .version7(), fingerprint: [], aggregateID: sarah, expectedRevision: 0,
            events: [old])
        _ = try await store.base.append(append)
        let answer = try await handler().handle(request(try .turn(.active)))
        #expect(
            answer.events.map(\.text) == [#"{"status":"active","previous_status":"suspended","reason":"unpaid"}"#])
    }
}
