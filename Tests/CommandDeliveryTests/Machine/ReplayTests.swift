import Testing
import UserContract

@testable import CommandDelivery

/// A stretch of history once more: positions 3 to 8 of a log that has more on both sides.
struct ReplayTests {
    private func rig(rate: Int64? = nil, maxBatch: Int = 4) -> MachineRig {
        var rig = MachineRig(
            cursor: 2, head: 20, maxBatch: maxBatch, mode: .replay(start: 2, end: 8, ratePerSecond: rate))
        rig.machine.cursor.eventID = nil
        rig.machine.reached.eventID = nil
        return rig
    }

    private let start = DeliveryCursor(position: 2)

    @Test func `reads no further than its end, and is done there`() {
        var rig = rig()
        #expect(rig.handle(.started) == [.read(ReadOrder(after: start, through: 8, limit: 4))])
        var first = MachineRig.batch(2, 6)
        first.after = start
        #expect(rig.handle(.batchRead(ReadOrder(after: start, through: 8, limit: 4), first)) == [.send(first)])
        #expect(
            rig.answer(.accepted(position: nil)) == [
                .save(CursorMove(from: start, to: MachineRig.cursor(6), cause: .accepted(events: 4))),
                MachineRig.read(6, 8, limit: 4),
            ])
        _ = rig.handle(.cursorSaved)
        #expect(
            rig.read(ReadOrder(after: MachineRig.cursor(6), through: 8, limit: 4)) == [.send(MachineRig.batch(6, 8))])
        _ = rig.answer(.accepted(position: nil))
        let end = MachineRig.cursor(8)
        #expect(rig.handle(.cursorSaved) == [.complete(CursorMove(from: end, to: end, cause: .settled)), .finish])
    }

    @Test func `one with nothing in it is done at once`() {
        var rig = rig()
        _ = rig.handle(.started)
        let settled = DeliveryCursor(position: 2, settled: 8)
        let nothing = DispatchBatch(
            after: start, through: settled, eventCount: 0, firstTimestamp: MachineRig.event(1).timestamp, body: [])
        #expect(
            rig.handle(.batchRead(ReadOrder(after: start, through: 8, limit: 4), nothing)) == [
                .complete(CursorMove(from: start, to: settled, cause: .settled)), .finish,
            ])
    }

    @Test func `a rate makes it pause after each request, which holds no more than a second's events`() {
        var rig = rig(rate: 2)
        #expect(rig.handle(.started) == [.read(ReadOrder(after: start, through: 8, limit: 2))])
        var batch = MachineRig.batch(2, 4)
        batch.after = start
        _ = rig.handle(.batchRead(ReadOrder(after: start, through: 8, limit: 2), batch))
        _ = rig.answer(.accepted(position: nil))
        #expect(rig.handle(.cursorSaved) == [.wait(.seconds(1), number: 1)])
    }

    @Test func `a mismatch moves its own cursor, but not before its first event`() {
        var rig = rig()
        _ = rig.handle(.started)
        var batch = MachineRig.batch(2, 6)
        batch.after = start
        _ = rig.handle(.batchRead(ReadOrder(after: start, through: 8, limit: 4), batch))
        #expect(rig.answer(.positionMismatch(5)) == [.locate(position: 5)])
        _ = rig.handle(.located(position: 5, eventID: MachineRig.id(5)))
        _ = rig.handle(.cursorSaved)
        _ = rig.read(ReadOrder(after: MachineRig.cursor(5), through: 8, limit: 4))
        guard case .fail(let failure)? = rig.answer(.positionMismatch(1)).first else {
            Issue.record("went before the replay's beginning")
            return
        }
        #expect(failure.reason == "The subscriber is at position 1, before the replay's first event.")
    }

    @Test(arguments: [Verdict.gone, .logDiverged, .badRequest])
    func `fails where live delivery would stand still`(verdict: Verdict) {
        var rig = rig(maxBatch: 1)
        _ = rig.handle(.started)
        var batch = MachineRig.batch(2, 3)
        batch.after = start
        _ = rig.handle(.batchRead(ReadOrder(after: start, through: 8, limit: 1), batch))
        #expect(rig.answer(verdict) == [.fail(MachineRig.failure), .finish])
    }

    @Test func `goes on trying where time may heal`() {
        var rig = rig(maxBatch: 1)
        _ = rig.handle(.started)
        var batch = MachineRig.batch(2, 3)
        batch.after = start
        _ = rig.handle(.batchRead(ReadOrder(after: start, through: 8, limit: 1), batch))
        #expect(rig.answer(.tryAgain(asked: nil)).last == .wait(.milliseconds(50), number: 1))
    }
}
