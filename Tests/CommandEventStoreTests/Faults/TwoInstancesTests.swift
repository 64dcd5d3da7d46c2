import CommandApplication
import CommandDomain
import FoundationEssentials
import Postgres
import Testing
import UserContract

/// Two instances of the service are given one command id at the same moment.
@Suite(.timeLimit(.minutes(5)))
struct TwoInstancesTests {
    /// What both were told, the first instance's first. Both appends wait for the head before either may have it.
    private func giveAtOnce(
        _ first: CommandRequest, _ second: CommandRequest, _ fixture: StoreFixture
    ) async throws -> [CommandAttempt] {
        let (store, client) = try fixture.anotherStore()
        defer { client.close() }
        let handlers = [UserCommandHandler(store: fixture.store), UserCommandHandler(store: store)]
        let attempts = try await fixture.holdingHead {
            let attempts = [Task { await handlers[0].attempt(first) }, Task { await handlers[1].attempt(second) }]
            try await fixture.untilLocked(2)
            return attempts
        }
        var told: [CommandAttempt] = []
        for attempt in attempts { told.append(await attempt.value) }
        return told
    }

    @Test(arguments: Deed.allCases)
    func `one carries it out and the other gets its answer`(_ deed: Deed) async throws {
        try await withStore { fixture in
            let user = Deed.create.request()
            if deed.needsUser { _ = try await UserCommandHandler(store: fixture.store).handle(user) }
            let request = deed.request(user.userID)
            var answers = try await giveAtOnce(request, request, fixture).map { try $0.get() }
            answers.sort { !$0.duplicate && $1.duplicate }
            #expect(answers.map(\.duplicate) == [false, true])
            answers[0].duplicate = true
            #expect(answers[0] == answers[1])
            #expect(answers[0].events.count == deed.eventCount)
            try await expectOneCommand(request, fixture)
        }
    }

    @Test func `a user whose id is the service's to make is made once`() async throws {
        try await withStore { fixture in
            let request = Deed.create.request(nil)
            let answers = try await giveAtOnce(request, request, fixture).map { try $0.get() }
            #expect(Set(answers.map(\.duplicate)) == [false, true])
            #expect(answers[0].userID == answers[1].userID)
            #expect(try await fixture.owner.value("SELECT count(*) FROM events", as: Int64.self) == 1)
            try await expectOneCommand(request, fixture)
        }
    }

    @Test func `of two commands with one id the later is refused`() async throws {
        try await withStore { fixture in
            let first = Deed.create.request()
            var second = Deed.create.request()
            second.commandID = first.commandID
            let told = try await giveAtOnce(first, second, fixture)
            #expect(told.count { (try? $0.get())?.duplicate == false } == 1)
            let id = try #require(first.commandID)
            #expect(told.count { $0 == .failure(.commandIDReused(id)) } == 1)
            try await expectOneCommand(first, fixture)
        }
    }

    @Test func `another actor's command with the same id and params is another command`() async throws {
        try await withStore { fixture in
            let first = Deed.create.request()
            var second = first
            second.actor = "bob"
            let told = try await giveAtOnce(first, second, fixture)
            #expect(told.count { (try? $0.get())?.duplicate == false } == 1)
            let id = try #require(first.commandID)
            #expect(told.count { $0 == .failure(.commandIDReused(id)) } == 1)
        }
    }

    private func expectOneCommand(_ request: CommandRequest, _ fixture: StoreFixture) async throws {
        let id = try #require(request.commandID)
        #expect(
            try await fixture.owner.value(
                "SELECT count(*) FROM commands WHERE command_id = '\(id.text)'", as: Int64.self) == 1)
        try await LogAudit.expectSound(fixture.owner)
        try await LogAudit.expectReservations(fixture.owner)
    }
}
