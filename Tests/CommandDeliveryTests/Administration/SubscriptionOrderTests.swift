import CloudEventsHTTP
import FoundationEssentials
import Postgres
import TestSupport
import Testing
import UserContract

@testable import CommandDelivery

@Suite(.timeLimit(.minutes(5)))
struct SubscriptionOrderTests {
    private func fail(_ rig: AdministrationRig, as state: SubscriptionState, status: Int? = 503) async throws {
        let failure = DeliveryFailure(
            position: 1, eventID: UUID.version7(), status: status, reason: "The subscriber answered 503.",
            answer: "busy")
        try await rig.store.withLead { lead in
            let isRecorded = try await lead.record(
                state, of: "crm", at: 0, failure: failure, nextAttempt: .seconds(30))
            #expect(isRecorded)
        }
    }

    @Test func `they are listed by name, each as it stands`() async throws {
        let rig = try await AdministrationRig.make()
        #expect(try await rig.administration.subscriptions().isEmpty)
        for name in ["b", "a", "C"] { try await rig.create(name) }
        try await rig.append([.created, .deleted])
        let listed = try await rig.administration.subscriptions()
        #expect(listed.map(\.name) == ["C", "a", "b"])
        #expect(listed.map(\.lagEvents) == [2, 2, 2])
        let one = try await rig.administration.subscription("b")
        #expect(one.name == "b" && one.stateSince == listed[2].stateSince)
    }

    @Test func `the last failure is told with its event and its answer, and a success ends it`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.create()
        try await rig.append([.created])
        try await fail(rig, as: .retrying, status: nil)
        try await fail(rig, as: .blocked)
        let failing = try await rig.administration.subscription("crm")
        #expect(failing.state == .blocked)
        #expect(failing.lastFailure?.status == 503 && failing.lastFailure?.answer == "busy")
        #expect(failing.lastFailure?.position == 1 && failing.lastFailure?.eventID != nil)
        #expect(failing.lastFailureAt != nil && failing.nextAttemptAt != nil)
        #expect(failing.lastSuccessAt == nil)
        try await rig.store.withLead { lead in
            let move = CursorMove(
                from: .beginning, to: DeliveryCursor(position: 1), cause: .accepted(events: 1))
            _ = try await lead.save(move, of: "crm")
        }
        let healed = try await rig.administration.subscription("crm")
        #expect(healed.state == .active && healed.position == 1 && healed.lagEvents == 0 && healed.lagSeconds == 0)
        #expect(healed.lastSuccessAt != nil && healed.nextAttemptAt == nil)
    }

    @Test func `what is filtered out or parked is dealt with`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.create()
        let events = try await rig.append([.created, .nameChanged, .deleted])
        try await rig.park(Array(events.prefix(2)))
        let status = try await rig.administration.subscription("crm")
        #expect(status.position == 2 && status.lagEvents == 1 && status.parkedUsers == 1)
    }

    @Test func `a pause lasts until it is resumed, and a second one changes nothing`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.create()
        let paused = try await rig.administration.pause("crm")
        #expect(paused.state == .paused)
        #expect(try await rig.administration.pause("crm").stateSince == paused.stateSince)
        #expect(try await rig.dispatched().state == .paused)
        let resumed = try await rig.administration.resume("crm")
        #expect(resumed.state == .active && resumed.stateSince > paused.stateSince)
    }

    @Test(arguments: [SubscriptionState.retrying, .blocked, .paused, .stopped, .active])
    func `resuming ends whatever it waits for, and its dispatcher is told`(state: SubscriptionState) async throws {
        let rig = try await AdministrationRig.make()
        try await rig.create()
        if state != .active { try await fail(rig, as: state) }
        let before = try await rig.dispatched().incarnation
        let resumed = try await rig.administration.resume("crm")
        #expect(resumed.state == .active && resumed.nextAttemptAt == nil)
        let after = try await rig.dispatched().incarnation
        #expect(after.resumes == before.resumes + 1 && after.createdAt == before.createdAt)
    }

    @Test func `a pause does not hide that a subscription was stopped`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.create()
        try await fail(rig, as: .stopped)
        #expect(try await rig.administration.pause("crm").state == .stopped)
    }

    @Test func `a deleted one is gone with what belongs to it, and its replays fail`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.create()
        try await rig.create("other")
        let events = try await rig.append([.created, .nameChanged])
        try await fail(rig, as: .retrying)
        try await rig.park([events[0]])
        let replay = try await rig.administration.create(
            ReplayRequest(subscription: "crm", reason: "a gap"), by: "ada")
        let cancelled = try await rig.administration.create(
            ReplayRequest(subscription: "crm", reason: "a mistake"), by: "ada")
        _ = try await rig.administration.cancel(cancelled.id)
        let kept = try await rig.administration.create(
            ReplayRequest(subscription: "other", reason: "a gap"), by: "ada")

        let deleted = try await rig.administration.delete("crm")
        #expect(deleted.name == "crm" && deleted.parkedUsers == 1 && deleted.lastFailure != nil)
        #expect(try await rig.administration.subscriptions().map(\.name) == ["other"])
        for table in ["parked_events", "delivery_failures"] {
            #expect(try await rig.value("SELECT count(*) FROM \(table)", as: Int64.self) == 0)
        }
        let failed = try await rig.administration.replay(replay.id)
        #expect(failed.state == .failed && failed.error == "The subscription was deleted." && failed.endedAt != nil)
        #expect(try await rig.administration.replay(cancelled.id).state == .cancelled)
        #expect(try await rig.administration.replay(kept.id).state == .queued)
        await expectMissing { _ = try await rig.administration.delete("crm") }

        try await rig.create()
        #expect(try await rig.administration.replay(replay.id).state == .failed)
    }

    @Test func `a replay that is ordered while its subscription is deleted never waits for ever`() async throws {
        let rig = try await AdministrationRig.make()
        for round in 0..<10 {
            let name = "crm-\(round)"
            try await rig.create(name)
            async let deleted = rig.administration.delete(name)
            do {
                let replay = try await rig.administration.create(
                    ReplayRequest(subscription: name, reason: "a gap"), by: "ada")
                _ = try await deleted
                #expect(try await rig.administration.replay(replay.id).state == .failed)
            } catch let error as DeliveryAdministrationError {
                #expect(error == .subscriptionNotFound(name: name))
                _ = try await deleted
            }
        }
    }

    @Test func `a deletion waits for a replay that is just being ordered, and fails it`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.create()
        let id = UUID.version7()
        let deletion = try await rig.database.client.withTransaction { transaction in
            let none: Int64? = nil
            _ = try await transaction.execute(
                ReplayStatements.create,
                [
                    DeliveryStatements.log, id, "crm", Int64(0), Int64(0), Int64(0), none, nil as UUID?,
                    nil as [String]?, nil as String?, false, "a gap", "ada", Bytes([]),
                ])
            let deletion = Task { try await rig.administration.delete("crm") }
            while try await !isWaitingForLock(rig) {}
            return deletion
        }
        _ = try await deletion.value
        #expect(try await rig.administration.replay(id).state == .failed)
    }

    @Test func `who still dispatches for a deleted one cannot move its successor's cursor`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.create()
        let move = CursorMove(from: .beginning, to: DeliveryCursor(position: 1), cause: .accepted(events: 1))
        try await rig.store.withLead { lead in
            #expect(try await lead.take(["crm"]) == ["crm"])
            _ = try await rig.administration.delete("crm")
            var hasty = rig.administration
            hasty.patience = .zero
            let busy = SubscriptionStoreError(reason: "the last request of a deleted subscription is still under way")
            await #expect(throws: DeliveryAdministrationError.unavailable(busy)) {
                try await hasty.create(rig.draft())
            }
            var patient = rig.administration
            patient.patience = .seconds(240)
            async let successor = patient.create(rig.draft())
            for _ in 1...20 { #expect(try await !lead.save(move, of: "crm")) }
            try await lead.release("crm")
            #expect(try await successor.subscription.position == 0)
        }
    }

    private func isWaitingForLock(_ rig: AdministrationRig) async throws -> Bool {
        let waiting = Statement(
            name: "",
            sql: "SELECT FROM pg_stat_activity WHERE datname = $1 AND wait_event_type = 'Lock' LIMIT 1")
        let rows = try await rig.database.cluster.administrator.execute(waiting, [rig.database.database.name])
        return !rows.isEmpty
    }

    @Test func `one that the configuration asks for is paused and resumed, and never deleted`() async throws {
        let plan = try SubscriptionPlan(name: "read-models", url: "http://127.0.0.1:1/", secret: .random())
        let rig = try await AdministrationRig.make(plans: [plan])
        try await rig.store.ensure(plan, start: 0)
        #expect(try await rig.administration.pause("read-models").state == .paused)
        #expect(try await rig.administration.resume("read-models").state == .active)
        let error = await #expect(throws: DeliveryAdministrationError.self) {
            try await rig.administration.delete("read-models")
        }
        guard case .invalid(let problems) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(problems.map(\.param) == ["name"])
        #expect(try await rig.administration.subscriptions().map(\.name) == ["read-models"])
    }

    @Test func `one that the configuration asks for no more can be deleted`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.store.ensure(rig.database.plan(), start: 0)
        #expect(try await rig.administration.delete("read-models").name == "read-models")
        #expect(try await rig.administration.subscriptions().isEmpty)
    }

    @Test func `an order about one that is not there says so`() async throws {
        let rig = try await AdministrationRig.make()
        let administration = rig.administration
        await expectMissing { _ = try await administration.subscription("crm") }
        await expectMissing { _ = try await administration.pause("crm") }
        await expectMissing { _ = try await administration.resume("crm") }
        await expectMissing { _ = try await administration.delete("crm") }
        await expectMissing { _ = try await administration.rotateSecret(of: "crm", to: nil, graceSeconds: 0) }
        await expectMissing { _ = try await administration.failures(of: "crm", limit: 10) }
        await expectMissing { _ = try await administration.parked(by: "crm", after: 0, limit: 10) }
        await expectMissing { _ = try await administration.retry(.all, of: "crm") }
        await expectMissing { _ = try await administration.retry(.position(1), of: "crm") }
        await expectMissing { _ = try await administration.discard(.all, of: "crm", reason: "old", by: "ada") }
        await expectMissing {
            _ = try await administration.extent(of: ReplayRequest(subscription: "crm", reason: "a gap"))
        }
    }

    private func expectMissing(_ order: () async throws -> Void) async {
        await #expect(throws: DeliveryAdministrationError.subscriptionNotFound(name: "crm")) { try await order() }
    }
}
