import CommandApplication
import CommandEventStore
import EventStoreContract
import FoundationEssentials
import Postgres
import Synchronization
import TestSupport
import Testing
import UserContract

/// Writers who fight over few users and few e-mails, and who write down what they were told.
final class Crowd: Sendable {
    private let stores: [PostgresEventStore]
    private let users = (0..<5).map { _ in UUID.version7() }
    private let emails = ["a@example.com", "b@example.com", "c@example.com"]
    private let told = Mutex<[(request: AppendRequest, firstPosition: Int64)]>([])

    init(stores: [PostgresEventStore]) {
        self.stores = stores
    }

    /// Every writer gives so many commands and goes on until it is enough, each until it is told that it was appended or
    /// refused.
    func run(writers: Int, commands: Int, until isEnough: @escaping @Sendable () -> Bool = { true }) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    var random = SeededRandom(UInt64(writer + 1) &* 0x9E37_79B9_7F4A_7C15)
                    var given = 0
                    while given < commands || !isEnough() {
                        try await self.giveCommand(&random)
                        given += 1
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func giveCommand(_ random: inout SeededRandom) async throws {
        let store = stores[Int.random(in: 0..<stores.count, using: &random)]
        let user = users[Int.random(in: 0..<users.count, using: &random)]
        let stream = try await retrying { () throws(EventStoreError) in try await store.load(user, commandID: nil) }
        let email = emails[Int.random(in: 0..<emails.count, using: &random)]
        var request = AppendRequest.sample(user, at: stream.revision, events: Int.random(in: 0...2, using: &random))
        if Bool.random(using: &random) { request.takenEmail = email } else { request.releasedEmail = email }

        var isUnknown = false
        let outcome = try await retrying { () throws(EventStoreError) in
            do throws(EventStoreError) {
                let outcome = try await store.append(request)
                guard outcome != .unsettled else { throw EventStoreError.unavailable(retryAfter: 1, applied: .unknown) }
                return outcome
            } catch {
                if case .unavailable(_, .unknown) = error { isUnknown = true }
                throw error
            }
        }
        switch outcome {
        case .appended(let position, _):
            told.withLock { $0.append((request, position)) }
        case .duplicate(let handled):
            // Only an earlier attempt can have used this command id, and only one of which nobody could tell.
            #expect(isUnknown)
            #expect(handled.aggregateID == user)
            told.withLock { $0.append((request, handled.firstPosition)) }
        case .revisionConflict, .emailTaken:
            break
        case .commandIDReused, .unsettled:
            Issue.record("nobody else has this command id")
        }
    }

    /// With the same command id, which is what a client that was told 503 does.
    private func retrying<Value>(_ body: () async throws(EventStoreError) -> Value) async throws -> Value {
        while true {
            do throws(EventStoreError) {
                return try await body()
            } catch {
                guard case .unavailable = error else { throw error }
                try Task.checkCancellation()
            }
        }
    }

    /// What was told is in the log, exactly once, and nothing else is.
    func expectAllTold(in fixture: StoreFixture) async throws {
        try await LogAudit.expectSound(fixture.owner)
        let rows = try await fixture.owner.execute(
            Statement(name: "", sql: "SELECT event_id, position FROM events ORDER BY position"))
        let positions = try rows.reduce(into: [UUID: Int64]()) { positions, row in
            positions[try row.decode(column: 0, as: UUID.self)] = try row.decode(column: 1, as: Int64.self)
        }
        let told = told.withLock { $0 }
        #expect(!told.isEmpty)
        #expect(positions.count == rows.count)
        #expect(rows.count == told.reduce(0) { $0 + $1.request.events.count })
        for (request, first) in told {
            for (offset, event) in request.events.enumerated() {
                #expect(positions[event.eventID] == first + Int64(offset))
            }
        }
        let commands = try await fixture.owner.value("SELECT count(*) FROM commands", as: Int64.self)
        #expect(Int(commands) == told.count)
        let held = try await fixture.owner.value("SELECT count(*) FROM reservations", as: Int64.self)
        #expect(held <= Int64(emails.count))
    }
}
