import CommandApplication
import Postgres
import TestSupport
import Testing
import UserContract

/// The server's process of an append ends where an append waits.
@Suite(.timeLimit(.minutes(5)), .serialized)
struct KilledServerTests {
    @Test(arguments: Deed.allCases)
    func `an append that is killed while it waits for the head is carried out once`(_ deed: Deed) async throws {
        try await withFaultRig { rig in
            let trial = try await Trial(rig, deed)
            let attempt = try await rig.fixture.holdingHead {
                let attempt = Task { await rig.handler.attempt(trial.requests[0]) }
                try await rig.fixture.untilWaiting(for: "transactionid")
                try await rig.fixture.disturb(.terminate)
                return attempt
            }
            let told = await attempt.value
            #expect(throws: Never.self) { try told.get() }
            try await trial.check([told], "killed while it waits")
        }
    }

    @Test func `appends that are killed together are carried out once each`() async throws {
        try await withFaultRig { rig in
            let trial = try await Trial(rig, .create, count: 3)
            let attempts = try await rig.fixture.holdingHead {
                let attempts = trial.requests.map { request in Task { await rig.handler.attempt(request) } }
                try await rig.fixture.untilWaiting(for: "transactionid")
                try await rig.fixture.disturb(.terminate)
                return attempts
            }
            var told: [CommandAttempt] = []
            for attempt in attempts { told.append(await attempt.value) }
            for attempt in told { #expect(throws: Never.self) { try attempt.get() } }
            try await trial.check(told, "killed while they wait")
        }
    }

    @Test(arguments: Disturbance.allCases)
    func `a command whose commit hangs and is disturbed is told as what it was`(
        _ disturbance: Disturbance
    ) async throws {
        try await withHangingStore { fixture, hang, release in
            let handler = UserCommandHandler(store: fixture.store)
            for deed in Deed.allCases {
                let user = Deed.create.request()
                if deed.needsUser { _ = try await handler.handle(user) }
                let request = deed.request(user.userID)
                try await hang()
                let attempt = Task { await handler.attempt(request) }
                try await fixture.untilWaiting(for: "SyncRep")
                try await fixture.disturb(disturbance)
                try await fixture.untilVisible(request)
                // What looks into it hangs as well, and nothing is told until it does not.
                try await fixture.untilWaiting(for: "SyncRep")
                try await release()

                var answer = try await attempt.value.get()
                #expect(!answer.duplicate, "\(deed)")
                #expect(answer.events.count == deed.eventCount)
                answer.duplicate = true
                #expect(try await handler.handle(request) == answer, "\(deed)")
            }
            try await LogAudit.expectSound(fixture.owner)
        }
    }
}

extension StoreFixture {
    /// Waits until the command's row can be seen, told or not.
    fileprivate func untilVisible(_ request: CommandRequest) async throws {
        let id = try #require(request.commandID)
        let count = "SELECT count(*) FROM commands WHERE command_id = '\(id.text)'"
        while try await owner.value(count, as: Int64.self) == 0 { try Task.checkCancellation() }
    }
}
