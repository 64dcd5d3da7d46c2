import CommandApplication
import CommandDomain
import EventStoreContract
import FoundationEssentials
import Testing
import UserContract

@Suite(.timeLimit(.minutes(5)))
struct UserCommandHandlerTests {
    private let scene = Scene()

    @Test func `answers a create with the user, its place in the log and the event`() async throws {
        let answer = try await scene.give(try .create(), to: scene.sarah)
        let stored = try await scene.lastEvent()
        #expect(answer.userID == scene.sarah)
        #expect(answer.revision == 1)
        #expect(answer.position == 1)
        #expect(!answer.duplicate)
        #expect(!answer.dryRun)
        #expect(answer.unchecked.isEmpty)
        let event = try #require(answer.events.first)
        #expect(answer.events.count == 1)
        #expect(event.eventID == stored.eventID)
        #expect(event.type == "USER_CREATED")
        #expect(event.revision == 1)
        #expect(event.position == 1)
        #expect(event.version == 2)
        #expect(event.timestamp == Scene.start)
        #expect(event.text == #"{"name":"Sarah","email":"sarah@example.com","status":"active","locale":"en"}"#)
        #expect(event.data == stored.data)
    }

    @Test func `makes the id of a user that is given none`() async throws {
        let first = try await scene.give(try .create(), to: nil)
        let second = try await scene.give(try .create("Tom", "tom@example.com"), to: nil)
        #expect(first.userID != second.userID)
        #expect(first.userID.text.dropFirst(14).first == "7")
        #expect(try await scene.store.load(first.userID, commandID: nil).revision == 1)
    }

    @Test func `tells a user's life as it happens`() async throws {
        try await scene.give(try .create(), to: scene.sarah)
        var told: [(Int64, Int64?, String)] = []
        for command in try [
            UserCommand.rename("Sara"), .move("Sara@example.com"), .turn(.suspended), .delete(), .restore(),
        ] {
            let answer = try await scene.give(command, to: scene.sarah)
            #expect(answer.revision == answer.events.last?.revision)
            #expect(answer.position == answer.events.last?.position)
            told.append((answer.revision, answer.position, answer.events.map(\.text).joined()))
        }
        #expect(told.map(\.0) == [2, 3, 4, 5, 6])
        #expect(told.map(\.1) == [2, 3, 4, 5, 6])
        #expect(
            told.map(\.2) == [
                #"{"name":"Sara","previous_name":"Sarah"}"#,
                #"{"email":"Sara@example.com","previous_email":"sarah@example.com"}"#,
                #"{"status":"suspended","previous_status":"active","reason":"unpaid"}"#,
                #"{"deleted_by":"alice","reason":"asked to"}"#,
                #"{"restored_by":"alice","reason":"a mistake"}"#,
            ])
    }

    @Test func `records who gave the command, why, and from where`() async throws {
        try await scene.give(try .create(), to: scene.sarah)
        let commandID = UUID.version7()
        try await scene.give(try .delete(), to: scene.sarah) {
            $0.commandID = commandID
            $0.correlationID = "order-7"
            $0.ip = "192.0.2.1"
            $0.userAgent = "curl/8"
            $0.traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        }
        #expect(
            try await scene.lastEvent().eventMetadata()
                == EventMetadata(
                    actor: "alice", reason: "asked to", commandID: commandID, correlationID: "order-7",
                    traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", ip: "192.0.2.1",
                    userAgent: "curl/8"))
    }

    @Test func `makes a command id and a correlation id when it is given none`() async throws {
        try await scene.give(try .create(), to: scene.sarah)
        let metadata = try await scene.lastEvent().eventMetadata()
        #expect(UUID(text: metadata.correlationID) != nil)
        let handled = try await scene.store.load(scene.sarah, commandID: metadata.commandID).handled
        #expect(handled?.aggregateID == scene.sarah)
        #expect(metadata.reason == nil)
    }

    @Test func `answers a change that changes nothing with the present revision and position`() async throws {
        try await scene.give(try .create(), to: scene.sarah)
        try await scene.give(try .rename("Sara"), to: scene.sarah)
        try await scene.give(try .create("Tom", "tom@example.com"), to: scene.other)
        for command in try [UserCommand.rename("Sara"), .move("SARAH@example.com"), .turn(.active)] {
            let answer = try await scene.give(command, to: scene.sarah)
            #expect(answer == CommandAnswer(userID: scene.sarah, revision: 2, position: 2, events: []))
        }
        #expect(scene.store.confirmedPosition == 3)
    }

    @Test func `makes one user of 64 simultaneous creates with one e-mail`() async throws {
        let results = await withTaskGroup(of: Result<CommandAnswer, CommandFailure>.self) { group in
            for index in 0..<64 {
                group.addTask {
                    do {
                        let email = index.isMultiple(of: 2) ? "sarah@example.com" : "SARAH@Example.com"
                        return .success(try await scene.give(try .create("Sarah", email), to: nil))
                    } catch let failure as CommandFailure {
                        return .failure(failure)
                    } catch {
                        return .failure(.corrupt("\(error)"))
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let failures = results.compactMap { result in if case .failure(let failure) = result { failure } else { nil } }
        #expect(failures.count == 63)
        #expect(failures.allSatisfy { if case .emailTaken = $0 { true } else { false } })
        #expect(scene.store.confirmedPosition == 1)
    }
}
