import CommandApplication
import FoundationEssentials
import Testing
import UserContract

@testable import CommandDelivery

/// What dispatchers rely on, whatever keeps their cursors.
@Suite(.timeLimit(.minutes(5)))
struct DispatchLeadTests {
    private let name = StoreUnderTest.name
    private let refusal = DeliveryFailure(position: 2, status: 422, reason: "The subscriber refused it.", answer: "no")

    private func leading(
        _ adapter: StoreUnderTest, events: Int = 0,
        _ body: (any DispatchLead & ReplayLead, StoreUnderTest.Rig, [RecordedEvent]) async throws -> Void
    ) async throws {
        let rig = try await adapter.make()
        try await rig.log.append(events)
        _ = try await rig.log.store.confirm()
        let log = try await rig.log.store.read(after: 0, through: .max, limit: .max)
        try await rig.store.withLead { lead in try await body(lead, rig, log) }
    }

    private func subscription(_ lead: any DispatchLead) async throws -> Subscription {
        try #require(try await lead.subscriptions().first { $0.name == name })
    }

    private func parking(_ event: RecordedEvent, from: DeliveryCursor = .beginning) -> CursorMove {
        CursorMove(
            from: from, to: DeliveryCursor(position: from.position, eventID: from.eventID, settled: event.position),
            cause: .parked, parked: [EventToPark(refused: event, refusal)])
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a step is made once, from where the cursor is`(_ adapter: StoreUnderTest) async throws {
        try await leading(adapter) { (lead, _, _) async throws in
            let to = DeliveryCursor(position: 4, eventID: .version7(), settled: 6)
            let move = CursorMove(from: .beginning, to: to, cause: .accepted(events: 4))
            #expect(try await lead.save(move, of: name))
            #expect(try await !lead.save(move, of: name))
            #expect(try await subscription(lead).cursor == to)
            // The same position, but another place.
            let other = CursorMove(from: DeliveryCursor(position: 4, settled: 5), to: to, cause: .settled)
            #expect(try await !lead.save(other, of: name))
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `acceptance and parking end a failure, settling and a mismatch do not`(_ adapter: StoreUnderTest) async throws
    {
        try await leading(adapter, events: 1) { (lead, _, log) async throws in
            let steps: [(CursorMove.Cause, SubscriptionState)] = [
                (.settled, .blocked), (.mismatch, .blocked), (.accepted(events: 1), .active), (.parked, .active),
            ]
            for (cause, state) in steps {
                let cursor = try await subscription(lead).cursor
                _ = try await lead.record(.blocked, of: name, at: cursor.position, failure: refusal, nextAttempt: nil)
                let move = CursorMove(from: cursor, to: DeliveryCursor(position: cursor.position + 1), cause: cause)
                #expect(try await lead.save(move, of: name))
                #expect(try await subscription(lead).state == state, "after \(cause)")
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `what is parked is left out, and so are later events of its user`(_ adapter: StoreUnderTest) async throws {
        try await leading(adapter, events: 3) { (lead, _, log) async throws in
            #expect(try await lead.leftOut(of: name, among: log).isEmpty)
            #expect(try await lead.save(parking(log[1]), of: name))
            #expect(try await subscription(lead).parked == .init(exists: true, hasRetries: false))
            var later = log[2]
            later.aggregateID = log[1].aggregateID
            var earlier = log[0]
            earlier.aggregateID = log[1].aggregateID
            #expect(try await lead.leftOut(of: name, among: log) == [2])
            #expect(try await lead.leftOut(of: name, among: [earlier, log[1], later]) == [2, 3])
            #expect(try await lead.leftOut(of: "another", among: log).isEmpty)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `retries go user by user in order, and a delivered one brings the user's next`(
        _ adapter: StoreUnderTest
    ) async throws {
        try await leading(adapter, events: 4) { (lead, rig, log) async throws in
            var move = parking(log[0])
            var second = EventToPark(following: log[2])
            second.aggregateID = log[0].aggregateID
            move.parked += [second, EventToPark(refused: log[3], refusal)]
            move.to.settled = 4
            #expect(try await lead.save(move, of: name))
            #expect(try await lead.nextRetry(of: name) == nil)
            try await rig.retryAll()
            #expect(try await subscription(lead).parked == .init(exists: true, hasRetries: true))
            var order: [Int64] = []
            while let position = try await lead.nextRetry(of: name) {
                order.append(position)
                try await lead.settleParked(of: name, at: position, refusal: nil)
            }
            #expect(order == [1, 3, 4] || order == [4, 1, 3])
            #expect(try await subscription(lead).parked == .init(exists: false, hasRetries: false))
            // They stay out of the order.
            #expect(try await lead.leftOut(of: name, among: log) == [1, 3, 4])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a refused one holds its user back, and nobody else`(_ adapter: StoreUnderTest) async throws {
        try await leading(adapter, events: 3) { (lead, rig, log) async throws in
            var move = parking(log[0])
            var follower = EventToPark(following: log[1])
            follower.aggregateID = log[0].aggregateID
            move.parked += [follower, EventToPark(refused: log[2], refusal)]
            move.to.settled = 3
            #expect(try await lead.save(move, of: name))
            try await rig.retryAll()
            try await lead.settleParked(of: name, at: 1, refusal: refusal)
            #expect(try await lead.nextRetry(of: name) == 3)
            try await lead.settleParked(of: name, at: 3, refusal: nil)
            #expect(try await lead.nextRetry(of: name) == nil)
            #expect(try await subscription(lead).parked == .init(exists: true, hasRetries: false))
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `the last event that passes is neither filtered out nor put aside`(_ adapter: StoreUnderTest) async throws {
        try await leading(adapter, events: 4) { (lead, rig, log) async throws in
            func last(_ position: Int64, _ types: Set<String>? = nil) async throws -> UUID? {
                try await lead.lastPassing(of: name, eventTypes: types, atOrBelow: position)
            }
            #expect(try await last(3) == log[2].eventID)
            #expect(try await last(3, ["USER_CREATED"]) == log[2].eventID)
            #expect(try await last(3, ["USER_DELETED"]) == nil)
            #expect(try await last(0) == nil)
            var move = parking(log[2])
            move.parked.append(EventToPark(refused: log[1], refusal))
            #expect(try await lead.save(move, of: name))
            try await rig.discard(2)
            #expect(try await last(3) == log[0].eventID)
            #expect(try await last(4) == log[3].eventID)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `back at an earlier position, what was delivered after all is in the order again`(
        _ adapter: StoreUnderTest
    ) async throws {
        try await leading(adapter, events: 3) { (lead, rig, log) async throws in
            var move = parking(log[0])
            move.parked += [EventToPark(refused: log[1], refusal), EventToPark(refused: log[2], refusal)]
            move.to = DeliveryCursor(position: 3, settled: 3)
            #expect(try await lead.save(move, of: name))
            try await lead.settleParked(of: name, at: 2, refusal: nil)
            try await rig.discard(3)
            let back = CursorMove(from: move.to, to: DeliveryCursor(position: 0), cause: .mismatch)
            #expect(try await lead.save(back, of: name))
            #expect(try await lead.leftOut(of: name, among: log) == [1, 3])
            // Also when nothing waits any more, what lies ahead must be looked at.
            try await lead.settleParked(of: name, at: 1, refusal: nil)
            #expect(try await subscription(lead).parked == .init(exists: true, hasRetries: false))
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a target's consent is remembered`(_ adapter: StoreUnderTest) async throws {
        try await leading(adapter) { (lead, _, _) async throws in
            #expect(try await !subscription(lead).isVerified)
            try await lead.recordConsent(of: name)
            #expect(try await subscription(lead).isVerified)
        }
    }

    // MARK: Replays

    @Test(arguments: StoreUnderTest.allCases)
    func `a replay has a cursor of its own, and ends once`(_ adapter: StoreUnderTest) async throws {
        try await leading(adapter, events: 5) { (lead, rig, log) async throws in
            let job = ReplayJob(
                id: .version7(), subscription: name, cursor: DeliveryCursor(position: 1), start: 1, toPosition: 4)
            try await rig.addReplay(job)
            #expect(try await lead.replays() == [job])
            let to = DeliveryCursor(position: 3, eventID: log[2].eventID)
            let move = CursorMove(from: job.cursor, to: to, cause: .accepted(events: 2))
            #expect(try await lead.beginReplay(job.id))
            #expect(try await lead.save(move, ofReplay: job.id))
            #expect(try await !lead.save(move, ofReplay: job.id))
            #expect(try await lead.replays().map(\.cursor) == [to])
            #expect(try await subscription(lead).cursor == .beginning)
            #expect(
                try await lead.recordFailure(ofReplay: job.id, at: 3, refusal, nextAttempt: .seconds(1)))
            #expect(try await lead.lastPassing(ofReplay: job, atOrBelow: 3) == log[2].eventID)
            #expect(try await lead.lastPassing(ofReplay: job, atOrBelow: 1) == nil)
            try await lead.endReplay(job.id, as: .done, error: nil)
            #expect(try await lead.replays().isEmpty)
            #expect(try await !lead.beginReplay(job.id))
            let further = CursorMove(from: to, to: DeliveryCursor(position: 4), cause: .settled)
            #expect(try await !lead.save(further, ofReplay: job.id))
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a replay of one user knows that user's last event`(_ adapter: StoreUnderTest) async throws {
        try await leading(adapter, events: 5) { (lead, rig, log) async throws in
            var job = ReplayJob(
                id: .version7(), subscription: name, cursor: .beginning, start: 0, toPosition: 5,
                aggregateID: log[1].aggregateID)
            #expect(try await lead.lastPassing(ofReplay: job, atOrBelow: 5) == log[1].eventID)
            #expect(try await lead.lastPassing(ofReplay: job, atOrBelow: 1) == nil)
            job.eventTypes = ["USER_DELETED"]
            #expect(try await lead.lastPassing(ofReplay: job, atOrBelow: 5) == nil)
        }
    }
}
