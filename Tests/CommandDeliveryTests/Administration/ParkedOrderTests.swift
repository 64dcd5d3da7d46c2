import FoundationEssentials
import Postgres
import TestSupport
import Testing
import UserContract

@testable import CommandDelivery

@Suite(.timeLimit(.minutes(5)))
struct ParkedOrderTests {
    /// Two users with three parked events each, in turns: positions 1, 3, 5 and 2, 4, 6.
    private func parked(_ rig: AdministrationRig) async throws -> [RecordedEvent] {
        try await rig.create()
        let users = [UUID.version7(), UUID.version7()]
        var events: [RecordedEvent] = []
        for (revision, type) in [UserEventType.created, .nameChanged, .deleted].enumerated() {
            for user in users { events += try await rig.append([type], of: user, after: Int64(revision)) }
        }
        try await rig.park(events)
        return events
    }

    private func retrying(_ rig: AdministrationRig) async throws -> [Int64] {
        try await rig.administration.parked(by: "crm", after: 0, limit: 100).filter(\.isRetrying).map(\.position)
    }

    @Test func `they are listed in order, page by page`() async throws {
        let rig = try await AdministrationRig.make()
        let events = try await parked(rig)
        let first = try await rig.administration.parked(by: "crm", after: 0, limit: 4)
        #expect(first.map(\.position) == [1, 2, 3, 4])
        #expect(first.map(\.eventID) == events.prefix(4).map(\.eventID))
        #expect(first.map(\.aggregateID) == events.prefix(4).map(\.aggregateID))
        #expect(first[2].eventType == "USER_NAME_CHANGED")
        #expect(first[0].status == 422 && first[0].answer == "no such tenant" && !first[0].isRetrying)
        #expect(try await rig.administration.parked(by: "crm", after: 4, limit: 4).map(\.position) == [5, 6])
        #expect(try await rig.administration.parked(by: "crm", after: 6, limit: 4).isEmpty)
    }

    @Test func `a retry is of all that the user has, and of no other user`() async throws {
        let rig = try await AdministrationRig.make()
        _ = try await parked(rig)
        let count = try await rig.administration.retry(.position(3), of: "crm")
        #expect(count == ParkedCount(events: 3, users: 1))
        #expect(try await retrying(rig) == [1, 3, 5])
        #expect(try await rig.dispatched().parked == Subscription.Parked(exists: true, hasRetries: true))
        #expect(try await rig.administration.retry(.all, of: "crm") == ParkedCount(events: 6, users: 2))
        #expect(try await retrying(rig) == [1, 2, 3, 4, 5, 6])
    }

    @Test func `what a dispatcher delivers is parked no more, and what is refused again waits again`() async throws {
        let rig = try await AdministrationRig.make()
        _ = try await parked(rig)
        _ = try await rig.administration.retry(.position(1), of: "crm")
        try await rig.store.withLead { lead in
            #expect(try await lead.nextRetry(of: "crm") == 1)
            try await lead.settleParked(of: "crm", at: 1, refusal: nil)
            #expect(try await lead.nextRetry(of: "crm") == 3)
            let refusal = DeliveryFailure(position: 3, status: 400, reason: "The subscriber answered 400.")
            try await lead.settleParked(of: "crm", at: 3, refusal: refusal)
            #expect(try await lead.nextRetry(of: "crm") == nil)
        }
        let rest = try await rig.administration.parked(by: "crm", after: 0, limit: 10)
        #expect(rest.map(\.position) == [2, 3, 4, 5, 6])
        #expect(rest[1].status == 400)
        #expect(try await retrying(rig) == [])
        #expect(try await rig.administration.subscription("crm").parkedUsers == 2)
    }

    @Test func `a discarded event is gone, who and why stays, and the user's later ones wait`() async throws {
        let rig = try await AdministrationRig.make()
        _ = try await parked(rig)
        let count = try await rig.administration.discard(
            .position(1), of: "crm", reason: "  the tenant is gone ", by: "ada")
        #expect(count == ParkedCount(events: 1, users: 1))
        let rest = try await rig.administration.parked(by: "crm", after: 0, limit: 10)
        #expect(rest.map(\.position) == [2, 3, 4, 5, 6])
        #expect(try await retrying(rig) == [])
        let kept = try await rig.value(
            """
            SELECT discarded_by || ': ' || discard_reason FROM parked_events
            WHERE position = 1 AND state = 'discarded' AND ended_at IS NOT NULL
            """, as: String.self)
        #expect(kept == "ada: the tenant is gone")
        #expect(
            try await rig.administration.discard(.all, of: "crm", reason: "all of it", by: "ada")
                == ParkedCount(events: 5, users: 2))
        #expect(try await rig.administration.subscription("crm").parkedUsers == 0)
        #expect(try await rig.dispatched().parked == Subscription.Parked())
    }

    @Test func `all of nothing is nothing`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.create()
        let none = ParkedCount(events: 0, users: 0)
        #expect(try await rig.administration.retry(.all, of: "crm") == none)
        #expect(try await rig.administration.discard(.all, of: "crm", reason: "old", by: "ada") == none)
    }

    @Test func `a position that is not parked is refused, also one that was`() async throws {
        let rig = try await AdministrationRig.make()
        _ = try await parked(rig)
        _ = try await rig.administration.discard(.position(1), of: "crm", reason: "old", by: "ada")
        let refused = DeliveryAdministrationError.invalid([
            InvalidSetting(param: "position", problem: "is not of a parked event")
        ])
        for position: Int64 in [1, 7, 0, -1] {
            await #expect(throws: refused) { try await rig.administration.retry(.position(position), of: "crm") }
            await #expect(throws: refused) {
                try await rig.administration.discard(.position(position), of: "crm", reason: "old", by: "ada")
            }
        }
    }

    @Test(arguments: ["", " \t ", "two\nlines", String(repeating: "x", count: 501)])
    func `a discard has a reason that can be read later`(reason: String) async throws {
        let rig = try await AdministrationRig.make()
        _ = try await parked(rig)
        let error = await #expect(throws: DeliveryAdministrationError.self) {
            try await rig.administration.discard(.all, of: "crm", reason: reason, by: "ada")
        }
        guard case .invalid(let problems) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(problems.map(\.param) == ["reason"])
        #expect(try await rig.administration.subscription("crm").parkedUsers == 2)
    }

    @Test func `orders at once never wait for each other in a circle, and a discard wins`() async throws {
        let rig = try await AdministrationRig.make()
        _ = try await parked(rig)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for round in 0..<24 {
                group.addTask {
                    switch round % 4 {
                    case 0: _ = try await rig.administration.retry(.all, of: "crm")
                    case 1: _ = try? await rig.administration.retry(.position(Int64(round % 6 + 1)), of: "crm")
                    case 2 where round > 12:
                        _ = try await rig.administration.discard(.all, of: "crm", reason: "old", by: "ada")
                    default:
                        _ = try? await rig.administration.discard(
                            .position(Int64(round % 6 + 1)), of: "crm", reason: "old", by: "ada")
                    }
                }
            }
            try await group.waitForAll()
        }
        let left = "SELECT count(*) FROM parked_events WHERE state <> 'discarded' OR retry_requested_at IS NOT NULL"
        #expect(try await rig.value(left, as: Int64.self) == 0)
        #expect(try await rig.value("SELECT count(*) FROM parked_events", as: Int64.self) == 6)
    }

    @Test func `an event is either delivered or discarded, whoever is first`() async throws {
        let rig = try await AdministrationRig.make()
        try await rig.create()
        let events = try await rig.append(Array(repeating: .nameChanged, count: 20))
        try await rig.park(events)
        _ = try await rig.administration.retry(.all, of: "crm")
        try await rig.store.withLead { lead in
            for event in events {
                async let discarded = rig.administration.discard(
                    .position(event.position), of: "crm", reason: "old", by: "ada")
                try await lead.settleParked(of: "crm", at: event.position, refusal: nil)
                let wasDiscarded = (try? await discarded) != nil
                let state = try await rig.value(
                    "SELECT state FROM parked_events WHERE position = $1", [event.position], as: String.self)
                #expect(state == (wasDiscarded ? "discarded" : "delivered"))
            }
        }
        #expect(try await rig.administration.parked(by: "crm", after: 0, limit: 100).isEmpty)
    }
}
