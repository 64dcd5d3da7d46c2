import CommandApplication
import CommandDomain
import FoundationEssentials
import JSON
import Postgres
import TestSupport
import Testing
import UserContract

@testable import CommandEventStore

/// One log with users from before there were locales and from after.
@Suite(.timeLimit(.minutes(5)))
struct BothVersionsTests {
    private func withOldUser(
        _ body: (StoreFixture, OldUser, UserCommandHandler) async throws -> Void
    ) async throws {
        try await withStore { fixture in
            try await body(fixture, OldUser(in: fixture), UserCommandHandler(store: fixture.store))
            try await LogAudit.expectSound(fixture.owner)
        }
    }

    private func data(_ answer: CommandAnswer) throws -> JSONValue {
        try JSONParser.parse(try #require(answer.events.last).data)
    }

    @Test func `both read as users with a locale, and their bytes stay as they are`() async throws {
        try await withOldUser { fixture, old, handler in
            let new = try await handler.handle(
                CommandRequest(
                    command: .create(
                        name: UserName("Kyle"), email: EmailAddress("kyle@example.com"), status: .active,
                        locale: LocaleTag("de-CH")),
                    actor: "alice"))
            let events = try await fixture.store.read(after: 0, through: 2, limit: 10)
            #expect(events.map(\.aggregateID) == [old.id, new.userID])
            #expect(events.map(\.version) == [1, 2])
            #expect(events.first?.data == (try GoldenData.bytes(.created, version: 1)))
            let meanings = try events.map { try $0.userEvent() }
            #expect(
                meanings == [
                    .created(.init(name: OldUser.name, email: OldUser.email, status: .active, locale: "en")),
                    .created(.init(name: "Kyle", email: "kyle@example.com", status: .active, locale: "de-CH")),
                ])
        }
    }

    @Test func `an old user is changed, deleted and restored like any other`() async throws {
        try await withOldUser { fixture, old, handler in
            let changed = try await handler.handle(old.request(.changeEmail(EmailAddress("sara@example.com"))))
            #expect(changed.revision == 2)
            #expect(try data(changed) == ["email": "sara@example.com", "previous_email": "sarah@example.com"])
            // The address that the old program reserved is free again.
            let heir = try await handler.handle(Self.create(OldUser.email))
            #expect(heir.revision == 1)
            let suspended = try await handler.handle(
                old.request(.changeStatus(.suspended, reason: Reason("unpaid"))))
            #expect(try data(suspended)["previous_status"] == "active")
            _ = try await handler.handle(old.request(.delete(reason: Reason("asked to"))))
            let restored = try await handler.handle(old.request(.restore(reason: Reason("came back"))))
            #expect(restored.revision == 5)
            let same = try await handler.handle(old.request(.changeName(UserName(OldUser.name))))
            #expect(same.events.isEmpty)
            #expect(same.position == restored.position)
        }
    }

    @Test func `a user that the old program deleted is restored, unless its address is taken`() async throws {
        try await withOldUser { fixture, old, handler in
            try await old.delete()
            await #expect(throws: CommandFailure.userDeleted(old.id)) {
                try await handler.handle(old.request(.changeName(UserName("Sara"))))
            }
            let heir = try await handler.handle(Self.create(OldUser.email))
            await #expect(throws: CommandFailure.emailTaken(OldUser.email)) {
                try await handler.handle(old.request(.restore(reason: Reason("came back"))))
            }
            var leaving = old.request(.delete(reason: try Reason("makes room")))
            leaving.userID = heir.userID
            _ = try await handler.handle(leaving)
            let restored = try await handler.handle(old.request(.restore(reason: Reason("came back"))))
            #expect(restored.revision == 3)
            await #expect(throws: CommandFailure.emailTaken(OldUser.email)) {
                try await handler.handle(Self.create(OldUser.email))
            }
        }
    }

    @Test func `an old user's address is taken`() async throws {
        try await withOldUser { _, _, handler in
            await #expect(throws: CommandFailure.emailTaken("Sarah@Example.com")) {
                try await handler.handle(Self.create("Sarah@Example.com"))
            }
        }
    }

    @Test func `a command of the old program is answered again with what it wrote`() async throws {
        try await withOldUser { _, old, handler in
            let answer = try await handler.handle(old.creation)
            #expect(answer.duplicate)
            #expect(answer.position == 1)
            #expect(answer.events.map(\.version) == [1])
            #expect(answer.events.map(\.data) == [try GoldenData.bytes(.created, version: 1)])
            var other = old.creation
            other.actor = "mallory"
            await #expect(throws: CommandFailure.commandIDReused(try #require(other.commandID))) {
                try await handler.handle(other)
            }
        }
    }

    @Test func `a dry run decides on the state that an old user had`() async throws {
        try await withOldUser { fixture, old, handler in
            let email = try EmailAddress("sara@example.com")
            let created = try await fixture.created(old)
            try await old.delete()
            await #expect(throws: CommandFailure.userDeleted(old.id)) {
                try await handler.handle(old.request(.changeEmail(email), dryRun: .now))
            }
            for moment in [DryRun.atRevision(1), .at(created)] {
                let answer = try await handler.handle(old.request(.changeEmail(email), dryRun: moment))
                #expect(answer.revision == 2)
                #expect(try data(answer) == ["email": "sara@example.com", "previous_email": "sarah@example.com"])
            }
            let restored = try await handler.handle(
                old.request(.restore(reason: Reason("came back")), dryRun: .now))
            #expect(restored.revision == 3)
            #expect(try await fixture.owner.value("SELECT position FROM heads", as: Int64.self) == 2)
        }
    }

    /// More events than snapshots lie apart, and then decisions of an instance that may begin at any of them.
    @Test func `an old user outlives snapshots`() async throws {
        try await withOldUser { fixture, old, _ in
            var limits = CommandLimits()
            limits.snapshotInterval = 10
            let handler = UserCommandHandler(store: fixture.store, limits: limits)
            for number in 1...25 {
                _ = try await handler.handle(old.request(.changeName(UserName("Sarah \(number)"))))
            }
            let (store, client) = try fixture.anotherStore()
            defer { client.close() }
            let other = UserCommandHandler(store: store)
            let same = try await other.handle(old.request(.changeName(UserName("Sarah 25"))))
            #expect(same.events.isEmpty)
            let changed = try await other.handle(
                old.request(.changeEmail(EmailAddress("sara@example.com")), dryRun: .now))
            #expect(changed.revision == 27)
            #expect(try data(changed)["previous_email"] == "sarah@example.com")
            let first = try await other.handle(old.request(.changeName(UserName("Sara")), dryRun: .atRevision(1)))
            #expect(try data(first)["previous_name"] == "Sarah Connor")
        }
    }

    private static func create(_ email: String) throws -> CommandRequest {
        CommandRequest(
            command: .create(
                name: try UserName("Kyle"), email: try EmailAddress(email), status: .active, locale: .default),
            actor: "alice")
    }
}

extension StoreFixture {
    /// When the old user was made.
    fileprivate func created(_ old: OldUser) async throws -> Timestamp {
        _ = try await store.confirm()
        return try #require(try await store.read(after: 0, through: 1, limit: 1).first).timestamp
    }
}
