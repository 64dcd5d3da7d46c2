import Testing

@testable import CommandDelivery

/// What a subscriber refuses, when the policy is `park`: given a machine, when it is answered, then these actions follow.
struct ParkingTests {
    private let refusal = DeliveryFailure(position: 1, status: 422, reason: "It failed.", answer: "no such thing")

    @Test func `puts a refused event aside with its answer, and leaves the subscriber's position where it is`() {
        var rig = MachineRig(head: 2, maxBatch: 1, mode: .live(.park))
        _ = rig.startSending()
        let actions = rig.handle(.answered(.badRequest, failure: refusal))
        let settled = DeliveryCursor(position: 0, settled: 1)
        #expect(
            actions == [
                .record(.active, refusal, nextAttempt: nil),
                .save(
                    CursorMove(
                        from: .beginning, to: settled, cause: .parked,
                        parked: [EventToPark(refused: MachineRig.event(1), refusal)])),
            ])
        // From now on who has parked events is asked for with every read.
        #expect(
            rig.handle(.cursorSaved)
                == [.read(ReadOrder(after: settled, through: 2, limit: 1, leavesOutParked: true))])
    }

    @Test func `the next request covers the gap`() {
        var rig = MachineRig(head: 2, maxBatch: 1, mode: .live(.park))
        _ = rig.startSending()
        _ = rig.handle(.answered(.badRequest, failure: refusal))
        let settled = DeliveryCursor(position: 0, settled: 1)
        let order = ReadOrder(after: settled, through: 2, limit: 1, leavesOutParked: true)
        _ = rig.handle(.cursorSaved)
        var batch = MachineRig.batch(1, 2)
        batch.after = settled
        #expect(rig.handle(.batchRead(order, batch)) == [.send(batch)])
        #expect(
            rig.answer(.accepted(position: nil)) == [
                .save(CursorMove(from: settled, to: MachineRig.cursor(2), cause: .accepted(events: 1)))
            ])
    }

    @Test func `searches the bad event among many before anything is put aside`() {
        var rig = MachineRig(head: 4, mode: .live(.park))
        _ = rig.startSending()
        #expect(rig.answer(.badRequest).last == MachineRig.read(0, 4, limit: 2))
        _ = rig.read(ReadOrder(after: .beginning, through: 4, limit: 2))
        #expect(rig.answer(.badRequest).last == MachineRig.read(0, 2, limit: 1))
        _ = rig.read(ReadOrder(after: .beginning, through: 2, limit: 1))
        guard case .save(let move)? = rig.answer(.badRequest).last else {
            Issue.record("nothing was put aside")
            return
        }
        #expect(move.parked.map(\.position) == [1])
        #expect(move.to == DeliveryCursor(position: 0, settled: 1))
    }

    @Test func `events behind a parked one are kept before the request that passes over them goes out`() {
        var rig = MachineRig(head: 9, mode: .live(.park), parked: .init(exists: true))
        let order = ReadOrder(after: .beginning, through: 9, limit: 10, leavesOutParked: true)
        #expect(rig.handle(.started) == [.read(order)])
        var batch = MachineRig.batch(0, 9)
        batch.parked = [EventToPark(following: MachineRig.event(4))]
        #expect(
            rig.handle(.batchRead(order, batch)) == [
                .save(CursorMove(from: .beginning, to: .beginning, cause: .settled, parked: batch.parked))
            ])
        batch.parked = []
        #expect(rig.handle(.cursorSaved) == [.send(batch)])
        #expect(rig.answer(.accepted(position: nil)) == [MachineRig.save(0, 9)])
    }

    @Test func `a stretch of nothing but parked users is kept at once, without a request`() {
        var rig = MachineRig(head: 3, mode: .live(.park), parked: .init(exists: true))
        _ = rig.handle(.started)
        let order = ReadOrder(after: .beginning, through: 3, limit: 10, leavesOutParked: true)
        var batch = MachineRig.batch(0, 3)
        batch.eventCount = 0
        batch.through = DeliveryCursor(position: 0, settled: 3)
        batch.parked = (1...3).map { EventToPark(following: MachineRig.event($0)) }
        #expect(
            rig.handle(.batchRead(order, batch)) == [
                .save(CursorMove(from: .beginning, to: batch.through, cause: .settled, parked: batch.parked))
            ])
        #expect(rig.handle(.cursorSaved) == [.awaitEvents(beyond: 3)])
    }

    // MARK: Retries

    @Test func `sends parked events between live requests, one after the other, until there is none`() {
        var rig = MachineRig(head: 5, mode: .live(.park), parked: .init(exists: true))
        _ = rig.handle(.started)
        let order = ReadOrder(after: .beginning, through: 5, limit: 10, leavesOutParked: true)
        _ = rig.handle(.batchRead(order, MachineRig.batch(0, 5)))
        // While a request is under way the order waits.
        #expect(rig.handle(.retriesOrdered).isEmpty)
        _ = rig.answer(.accepted(position: nil))
        #expect(rig.handle(.cursorSaved) == [.readParked])
        let first = ParkedDelivery(event: MachineRig.event(2), body: [1])
        #expect(rig.handle(.parkedRead(first)) == [.sendParked(first)])
        #expect(rig.answer(.accepted(position: nil)) == [.settleParked(position: 2, refusal: nil)])
        #expect(rig.handle(.parkedSettled) == [.readParked])
        #expect(rig.handle(.parkedRead(nil)) == [.awaitEvents(beyond: 5)])
    }

    @Test func `one that is refused again stays, with the new answer`() {
        var rig = MachineRig(head: 0, mode: .live(.park), parked: .init(exists: true, hasRetries: true))
        #expect(rig.handle(.started) == [.readParked])
        let delivery = ParkedDelivery(event: MachineRig.event(2), body: [1])
        _ = rig.handle(.parkedRead(delivery))
        #expect(
            rig.handle(.answered(.badRequest, failure: refusal)) == [
                .record(.active, refusal, nextAttempt: nil), .settleParked(position: 2, refusal: refusal),
            ])
        #expect(rig.handle(.parkedSettled) == [.readParked])
    }

    @Test func `one that meets a subscriber in trouble is tried again, as it was`() {
        var rig = MachineRig(mode: .live(.park), parked: .init(exists: true, hasRetries: true))
        _ = rig.handle(.started)
        let delivery = ParkedDelivery(event: MachineRig.event(2), body: [1])
        _ = rig.handle(.parkedRead(delivery))
        #expect(rig.answer(.tryAgain(asked: .seconds(7))).last == .wait(.seconds(7), number: 1))
        #expect(rig.handle(.waited(number: 1)) == [.sendParked(delivery)])
        #expect(rig.answer(.wrongTarget).last == .wait(.milliseconds(100), number: 2))
        #expect(rig.machine.state == .blocked)
    }

    @Test(arguments: [(Verdict.gone, SubscriptionState.paused), (.logDiverged, .stopped)])
    func `a subscriber that wants no more ends the retries too`(verdict: Verdict, state: SubscriptionState) {
        var rig = MachineRig(mode: .live(.park), parked: .init(exists: true, hasRetries: true))
        _ = rig.handle(.started)
        _ = rig.handle(.parkedRead(ParkedDelivery(event: MachineRig.event(2), body: [1])))
        #expect(rig.answer(verdict) == [.record(state, MachineRig.failure, nextAttempt: nil)])
    }

    @Test func `what is under way ends before it stops`() {
        var rig = MachineRig(mode: .live(.park), parked: .init(exists: true, hasRetries: true))
        _ = rig.handle(.started)
        _ = rig.handle(.parkedRead(ParkedDelivery(event: MachineRig.event(2), body: [1])))
        #expect(rig.handle(.stopRequested).isEmpty)
        #expect(rig.answer(.accepted(position: nil)) == [.settleParked(position: 2, refusal: nil)])
        #expect(rig.handle(.parkedSettled) == [.finish])
    }
}
