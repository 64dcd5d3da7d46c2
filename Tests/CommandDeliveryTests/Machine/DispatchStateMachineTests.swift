import Testing

@testable import CommandDelivery

struct DispatchStateMachineTests {
    // MARK: The ordinary way

    @Test func `waits for events when there are none`() {
        var rig = MachineRig(cursor: 5, head: 5)
        #expect(rig.handle(.started) == [.awaitEvents(beyond: 5)])
        #expect(rig.handle(.headMoved) == [.awaitEvents(beyond: 5)])
        rig.head = 7
        #expect(rig.handle(.headMoved) == [MachineRig.read(5, 7)])
    }

    @Test func `reads, sends, saves, and waits again`() {
        var rig = MachineRig(cursor: 0, head: 3)
        #expect(rig.handle(.started) == [MachineRig.read(0, 3)])
        #expect(rig.handle(.batchRead(order(0, 3), MachineRig.batch(0, 3))) == [.send(MachineRig.batch(0, 3))])
        #expect(rig.answer(.accepted(position: 3)) == [MachineRig.save(0, 3)])
        #expect(rig.machine.cursor.position == 0)
        #expect(rig.handle(.cursorSaved) == [.awaitEvents(beyond: 3)])
        #expect(rig.machine.cursor == MachineRig.cursor(3))
    }

    @Test func `sends nothing further before the cursor is saved`() {
        var rig = MachineRig(head: 3)
        _ = rig.startSending()
        rig.head = 5
        // What arrived meanwhile is read beside the saving.
        #expect(rig.answer(.accepted(position: nil)) == [MachineRig.save(0, 3), MachineRig.read(3, 5)])
        #expect(rig.read(order(3, 5)).isEmpty)
        #expect(rig.handle(.cursorSaved) == [.send(MachineRig.batch(3, 5))])
    }

    @Test func `sends what is read once both the saving and the reading are done`() {
        var rig = MachineRig(head: 3)
        _ = rig.startSending()
        rig.head = 5
        _ = rig.answer(.accepted(position: nil))
        #expect(rig.handle(.cursorSaved).isEmpty)
        #expect(rig.read(order(3, 5)) == [.send(MachineRig.batch(3, 5))])
    }

    @Test func `reads a full next batch while one is under way`() {
        var rig = MachineRig(head: 25)
        #expect(rig.handle(.started) == [MachineRig.read(0, 25)])
        #expect(rig.read(order(0, 25)) == [.send(MachineRig.batch(0, 10)), MachineRig.read(10, 25)])
        #expect(rig.read(order(10, 25)).isEmpty)
        #expect(rig.answer(.accepted(position: nil)) == [MachineRig.save(0, 10)])
        // Five are left: not worth reading ahead.
        #expect(rig.handle(.cursorSaved) == [.send(MachineRig.batch(10, 20))])
        #expect(rig.answer(.accepted(position: nil)) == [MachineRig.save(10, 20), MachineRig.read(20, 25)])
    }

    @Test func `a single-event subscription always reads ahead`() {
        var rig = MachineRig(head: 2, maxBatch: 1)
        #expect(rig.handle(.started) == [MachineRig.read(0, 2, limit: 1)])
        #expect(
            rig.read(order(0, 2, limit: 1)) == [.send(MachineRig.batch(0, 1)), MachineRig.read(1, 2, limit: 1)])
    }

    @Test func `a batch that ends early for its size is followed by the rest`() {
        var rig = MachineRig(head: 8)
        _ = rig.handle(.started)
        #expect(rig.handle(.batchRead(order(0, 8), MachineRig.batch(0, 2))) == [.send(MachineRig.batch(0, 2))])
        #expect(rig.answer(.accepted(position: nil)) == [MachineRig.save(0, 2), MachineRig.read(2, 8)])
    }

    // MARK: Failed attempts

    @Test(arguments: [Verdict.tryAgain(asked: nil), .positionMismatch(0)])
    func `repeats a failed request as it was, whatever arrived meanwhile`(verdict: Verdict) {
        var rig = MachineRig(head: 3)
        let batch = rig.startSending()
        for failures in 1...12 {
            rig.head += 100
            let delay = rig.machine.retryPolicy.delay(afterFailures: failures, random: 0.5)
            #expect(
                rig.answer(verdict) == [
                    .record(.retrying, MachineRig.failure, nextAttempt: delay), .wait(delay, number: failures),
                ])
            #expect(rig.machine.state == .retrying)
            let actions = rig.handle(.waited(number: failures))
            if failures < Breaker.limit {
                #expect(actions == [.send(batch)])
            } else {
                // For a target that is away for long nothing is kept in memory: it is read again, and nothing else.
                #expect(actions == [.read(batch.order)])
                #expect(rig.read(batch.order) == [.send(batch)])
            }
        }
        #expect(rig.answer(.accepted(position: nil)).first == MachineRig.save(0, 3))
        #expect(rig.machine.state == .active)
    }

    @Test func `begins to count anew after a success`() {
        var rig = MachineRig(head: 2, maxBatch: 1)
        _ = rig.startSending()
        for number in 1..<Breaker.limit {
            _ = rig.answer(.tryAgain(asked: nil))
            _ = rig.handle(.waited(number: number))
        }
        _ = rig.answer(.accepted(position: nil))
        _ = rig.read(order(1, 2, limit: 1))
        _ = rig.handle(.cursorSaved)
        #expect(rig.answer(.tryAgain(asked: nil)).last == .wait(.milliseconds(50), number: Breaker.limit))
    }

    @Test func `waits as long as the subscriber asks`() {
        var rig = MachineRig(head: 1)
        _ = rig.startSending()
        #expect(rig.answer(.tryAgain(asked: .seconds(42))).last == .wait(.seconds(42), number: 1))
        _ = rig.handle(.waited(number: 1))
        #expect(rig.answer(.tryAgain(asked: .seconds(86_400))).last == .wait(.seconds(3_600), number: 2))
    }

    @Test func `a wrong target is blocked and tried again, never bisected`() {
        var rig = MachineRig(head: 8)
        let batch = rig.startSending()
        let delay = Duration.milliseconds(50)
        #expect(
            rig.answer(.wrongTarget) == [
                .record(.blocked, MachineRig.failure, nextAttempt: delay), .wait(delay, number: 1),
            ])
        #expect(rig.machine.state == .blocked)
        #expect(rig.handle(.waited(number: 1)) == [.send(batch)])
    }

    @Test func `only the latest wait counts`() {
        var rig = MachineRig(head: 1)
        let batch = rig.startSending()
        _ = rig.answer(.tryAgain(asked: nil))
        #expect(rig.handle(.waited(number: 1)) == [.send(batch)])
        _ = rig.answer(.tryAgain(asked: nil))
        #expect(rig.handle(.waited(number: 1)).isEmpty)
        #expect(rig.handle(.waited(number: 2)) == [.send(batch)])
    }

    @Test func `a failed read is tried again`() {
        var rig = MachineRig(head: 3)
        _ = rig.handle(.started)
        #expect(rig.handle(.readFailed(order(0, 3))) == [.wait(.milliseconds(50), number: 1)])
        #expect(rig.handle(.waited(number: 1)) == [MachineRig.read(0, 3)])
        #expect(rig.handle(.readFailed(order(0, 3))) == [.wait(.milliseconds(100), number: 2)])
        #expect(rig.machine.state == .active)
    }

    @Test func `a failed read ahead is repeated when it is needed`() {
        var rig = MachineRig(head: 25)
        _ = rig.startSending()
        #expect(rig.handle(.readFailed(order(10, 25))).isEmpty)
        #expect(rig.answer(.accepted(position: nil)) == [MachineRig.save(0, 10), MachineRig.read(10, 25)])
    }

    // MARK: Positions

    @Test(arguments: [1, 3, 4, 7, 9] as [Int64])
    func `goes on from where the subscriber is, back or forward`(position: Int64) {
        var rig = MachineRig(cursor: 5, head: 9, maxBatch: 2)
        let batch = rig.startSending()
        #expect(batch == MachineRig.batch(5, 7))
        #expect(rig.answer(.positionMismatch(position)) == [.locate(position: position)])
        #expect(
            rig.handle(.located(position: position, eventID: MachineRig.id(position))) == [
                MachineRig.save(5, position, accepted: false)
            ])
        let next = rig.handle(.cursorSaved)
        #expect(rig.machine.cursor == MachineRig.cursor(position))
        #expect(
            next == [position == 9 ? .awaitEvents(beyond: 9) : MachineRig.read(position, 9, limit: 2)])
    }

    @Test func `goes back to the very beginning without looking for an event`() {
        var rig = MachineRig(cursor: 5, head: 9)
        _ = rig.startSending()
        #expect(rig.answer(.positionMismatch(0)) == [MachineRig.save(5, 0, accepted: false)])
        #expect(rig.handle(.cursorSaved) == [MachineRig.read(0, 9)])
    }

    @Test func `drops what was read ahead when the subscriber is elsewhere`() {
        var rig = MachineRig(cursor: 5, head: 30)
        _ = rig.startSending()
        _ = rig.read(order(15, 30))
        _ = rig.answer(.positionMismatch(2))
        _ = rig.handle(.located(position: 2, eventID: MachineRig.id(2)))
        #expect(rig.handle(.cursorSaved) == [MachineRig.read(2, 30)])
    }

    @Test func `ignores a read ahead that comes too late`() {
        var rig = MachineRig(cursor: 5, head: 30)
        _ = rig.startSending()
        _ = rig.answer(.positionMismatch(2))
        #expect(rig.read(order(15, 30)).isEmpty)
        _ = rig.handle(.located(position: 2, eventID: MachineRig.id(2)))
        #expect(rig.handle(.cursorSaved) == [MachineRig.read(2, 30)])
    }

    @Test func `a subscriber that never settles is not followed without a pause`() {
        var rig = MachineRig(cursor: 5, head: 9)
        _ = rig.startSending()
        _ = rig.answer(.positionMismatch(2))
        _ = rig.handle(.located(position: 2, eventID: MachineRig.id(2)))
        _ = rig.handle(.cursorSaved)
        _ = rig.read(order(2, 9))
        let delay = Duration.milliseconds(50)
        #expect(
            rig.answer(.positionMismatch(5)) == [
                .record(.retrying, MachineRig.failure, nextAttempt: delay), .wait(delay, number: 1),
            ])
        #expect(rig.handle(.waited(number: 1)) == [.locate(position: 5)])
    }

    @Test func `a success in between makes it believed at once again`() {
        var rig = MachineRig(cursor: 5, head: 9)
        _ = rig.startSending()
        _ = rig.answer(.positionMismatch(8))
        _ = rig.handle(.located(position: 8, eventID: MachineRig.id(8)))
        _ = rig.handle(.cursorSaved)
        _ = rig.read(order(8, 9))
        _ = rig.answer(.accepted(position: nil))
        rig.head = 10
        #expect(rig.handle(.cursorSaved) == [MachineRig.read(9, 10)])
        _ = rig.read(order(9, 10))
        #expect(rig.answer(.positionMismatch(3)) == [.locate(position: 3)])
    }

    @Test func `looks again when the event at the position could not be read`() {
        var rig = MachineRig(cursor: 5, head: 9)
        _ = rig.startSending()
        _ = rig.answer(.positionMismatch(2))
        #expect(rig.handle(.locationFailed(position: 2)) == [.wait(.milliseconds(50), number: 1)])
        #expect(rig.handle(.waited(number: 1)) == [.locate(position: 2)])
    }

    // MARK: Another history

    @Test func `stops when the subscriber says that the log has diverged`() {
        var rig = MachineRig(head: 3)
        _ = rig.startSending()
        #expect(rig.answer(.logDiverged) == [.record(.stopped, MachineRig.failure, nextAttempt: nil)])
        #expect(rig.machine.state == .stopped)
        rig.head = 9
        #expect(rig.handle(.headMoved).isEmpty)
        #expect(rig.handle(.stopRequested) == [.finish])
    }

    @Test(arguments: [Verdict.accepted(position: 12), .positionMismatch(12)])
    func `asks for the head before it believes a claim beyond it, and stops if it is true`(verdict: Verdict) {
        var rig = MachineRig(head: 3)
        _ = rig.startSending()
        #expect(rig.answer(verdict) == [.confirmHead])
        let actions = rig.handle(.headConfirmed(11))
        guard case .record(.stopped, let failure, nextAttempt: nil)? = actions.first, actions.count == 1 else {
            Issue.record("not stopped: \(actions)")
            return
        }
        #expect(failure.reason == "The subscriber is at position 12, beyond the log's head 11.")
        #expect(rig.machine.state == .stopped)
    }

    @Test func `an accepted request stays accepted when the head turns out to be far enough`() {
        var rig = MachineRig(head: 3)
        _ = rig.startSending()
        _ = rig.answer(.accepted(position: 12))
        #expect(rig.handle(.headConfirmed(12)) == [MachineRig.save(0, 3), MachineRig.read(3, 12)])
    }

    @Test func `follows a claim that another instance's delivery explains`() {
        var rig = MachineRig(head: 3)
        _ = rig.startSending()
        _ = rig.answer(.positionMismatch(12))
        #expect(rig.handle(.headConfirmed(12)) == [.locate(position: 12)])
    }

    @Test func `repeats the request when the head could not be confirmed`() {
        var rig = MachineRig(head: 3)
        let batch = rig.startSending()
        _ = rig.answer(.accepted(position: 12))
        #expect(rig.handle(.confirmationFailed) == [.wait(.milliseconds(50), number: 1)])
        #expect(rig.handle(.waited(number: 1)) == [.send(batch)])
    }

    // MARK: Refused requests

    @Test(arguments: 1...10)
    func `halves a refused request until the bad event stands alone, and stays there`(bad: Int) throws {
        var rig = MachineRig(head: 10)
        var sent = [rig.startSending()]
        var actions: [DispatchAction] = []
        // Every request without the bad event is accepted.
        while actions.isEmpty {
            let batch = try #require(sent.last)
            let hasBad = batch.after.position < Int64(bad) && Int64(bad) <= batch.through.position
            var next = rig.answer(hasBad ? .badRequest : .accepted(position: nil))
            while let action = next.first {
                switch action {
                case .read(let order): next = Array(next.dropFirst()) + rig.read(order)
                case .save: next = Array(next.dropFirst()) + rig.handle(.cursorSaved)
                // A refusal on the way is written down and not waited for.
                case .record(_, _, nextAttempt: nil): next.removeFirst()
                case .send(let batch):
                    sent.append(batch)
                    next = []
                default:
                    actions = next
                    next = []
                }
            }
        }
        #expect(sent.last == MachineRig.batch(Int64(bad) - 1, Int64(bad)))
        #expect(rig.machine.cursor.position == Int64(bad) - 1)
        #expect(rig.machine.state == .blocked)
        let delay = Duration.milliseconds(50)
        #expect(
            actions == [.record(.blocked, MachineRig.failure, nextAttempt: delay), .wait(delay, number: 1)])
        // Four halvings find one in ten; nothing was sent that went past it.
        #expect(sent.count <= 9)
        #expect(sent.dropFirst().allSatisfy { $0.after.position < Int64(bad) })
        // And it is tried again without end.
        #expect(rig.handle(.waited(number: 1)) == [.send(MachineRig.batch(Int64(bad) - 1, Int64(bad)))])
        #expect(rig.answer(.badRequest).first == .record(.blocked, MachineRig.failure, nextAttempt: .milliseconds(100)))
    }

    @Test func `sends full batches again once the bad event is accepted`() {
        var rig = MachineRig(head: 4)
        _ = rig.startSending()
        #expect(rig.answer(.badRequest).last == MachineRig.read(0, 4, limit: 2))
        _ = rig.read(order(0, 4, limit: 2))
        #expect(rig.answer(.badRequest).last == MachineRig.read(0, 2, limit: 1))
        _ = rig.read(order(0, 2, limit: 1))
        _ = rig.answer(.badRequest)
        #expect(rig.machine.state == .blocked)
        _ = rig.handle(.waited(number: 1))
        rig.head = 30
        // Event 2 is still suspected: it was in the last refused pair.
        #expect(rig.answer(.accepted(position: nil)) == [MachineRig.save(0, 1), MachineRig.read(1, 2, limit: 1)])
        #expect(rig.machine.state == .active)
        _ = rig.handle(.cursorSaved)
        _ = rig.read(order(1, 2, limit: 1))
        #expect(rig.answer(.accepted(position: nil)) == [MachineRig.save(1, 2), MachineRig.read(2, 30)])
    }

    @Test func `a fault during the search repeats the half, as it was`() {
        var rig = MachineRig(head: 8)
        _ = rig.startSending()
        _ = rig.answer(.badRequest)
        _ = rig.read(order(0, 8, limit: 4))
        _ = rig.answer(.tryAgain(asked: nil))
        #expect(rig.handle(.waited(number: 1)) == [.send(MachineRig.batch(0, 4))])
    }

    // MARK: Pausing and stopping

    @Test func `410 pauses`() {
        var rig = MachineRig(head: 3)
        _ = rig.startSending()
        #expect(rig.answer(.gone) == [.record(.paused, MachineRig.failure, nextAttempt: nil)])
        #expect(rig.machine.state == .paused)
        #expect(rig.handle(.headMoved).isEmpty)
    }

    @Test(arguments: [SubscriptionState.paused, .stopped])
    func `starts no delivery for a subscription that is halted`(state: SubscriptionState) {
        var rig = MachineRig(head: 3, state: state)
        #expect(rig.handle(.started).isEmpty)
        #expect(rig.handle(.stopRequested) == [.finish])
    }

    @Test(arguments: [SubscriptionState.retrying, .blocked])
    func `starts with a request for a subscription that was failing`(state: SubscriptionState) {
        var rig = MachineRig(head: 3, state: state)
        #expect(rig.handle(.started) == [MachineRig.read(0, 3)])
    }

    @Test func `lets the request under way end, saves its cursor and finishes`() {
        var rig = MachineRig(head: 30)
        _ = rig.startSending()
        _ = rig.read(order(10, 30))
        #expect(rig.handle(.stopRequested).isEmpty)
        #expect(rig.answer(.accepted(position: nil)) == [MachineRig.save(0, 10)])
        #expect(rig.handle(.cursorSaved) == [.finish])
        #expect(rig.machine.cursor.position == 10)
    }

    @Test(arguments: [Verdict.tryAgain(asked: nil), .wrongTarget])
    func `does not wait to try again when it is to stop`(verdict: Verdict) {
        var rig = MachineRig(head: 3)
        _ = rig.startSending()
        _ = rig.handle(.stopRequested)
        #expect(rig.answer(verdict).last == .finish)
    }

    @Test(arguments: [Verdict.gone, .logDiverged])
    func `notes a halt also when it is to stop`(verdict: Verdict) {
        var rig = MachineRig(head: 3)
        _ = rig.startSending()
        _ = rig.handle(.stopRequested)
        #expect(
            rig.answer(verdict) == [
                .record(verdict == .gone ? .paused : .stopped, MachineRig.failure, nextAttempt: nil), .finish,
            ])
    }

    @Test func `stops at once when nothing is under way`() {
        var idle = MachineRig()
        _ = idle.handle(.started)
        #expect(idle.handle(.stopRequested) == [.finish])

        var reading = MachineRig(head: 3)
        _ = reading.handle(.started)
        #expect(reading.handle(.stopRequested) == [.finish])

        var waiting = MachineRig(head: 3)
        _ = waiting.startSending()
        _ = waiting.answer(.tryAgain(asked: nil))
        #expect(waiting.handle(.stopRequested) == [.finish])
        #expect(waiting.handle(.waited(number: 1)).isEmpty)
    }

    @Test func `finishes when somebody else moved the cursor`() {
        var rig = MachineRig(head: 30)
        _ = rig.startSending()
        _ = rig.answer(.accepted(position: nil))
        #expect(rig.handle(.cursorTaken) == [.finish])
        #expect(rig.handle(.cursorSaved).isEmpty)
        #expect(rig.handle(.headMoved).isEmpty)
    }

    private func order(_ after: Int64, _ through: Int64, limit: Int = 10) -> ReadOrder {
        ReadOrder(after: MachineRig.cursor(after), through: through, limit: limit)
    }
}
