import Testing
import UserContract

@testable import CommandDelivery

/// Stretches of the log that a filter leaves nothing of: no request, and no position that the subscriber did not confirm.
struct SettlingTests {
    private func nothing(_ after: DeliveryCursor, _ through: Int64) -> DispatchBatch {
        var settled = after
        settled.settled = through
        return DispatchBatch(
            after: after, through: settled, eventCount: 0, firstTimestamp: MachineRig.event(1).timestamp, body: [])
    }

    @Test func `asks for what follows without a request, and writes it down when it is time`() {
        var rig = MachineRig(head: 7)
        _ = rig.handle(.started)
        let order = ReadOrder(after: .beginning, through: 7, limit: 10)
        #expect(rig.handle(.batchRead(order, nothing(.beginning, 7))) == [.awaitEvents(beyond: 7)])
        let settled = DeliveryCursor(position: 0, settled: 7)
        #expect(
            rig.handle(.checkpointDue) == [.save(CursorMove(from: .beginning, to: settled, cause: .settled))])
        #expect(rig.handle(.cursorSaved).isEmpty)
        // Nothing is new: nothing is written.
        #expect(rig.handle(.checkpointDue).isEmpty)
    }

    @Test func `a stretch that was looked through in part is followed by the rest`() {
        var rig = MachineRig(head: 7)
        _ = rig.handle(.started)
        let order = ReadOrder(after: .beginning, through: 7, limit: 10)
        let rest = ReadOrder(after: DeliveryCursor(position: 0, settled: 4), through: 7, limit: 10)
        #expect(rig.handle(.batchRead(order, nothing(.beginning, 4))) == [.read(rest)])
    }

    @Test func `the next request begins at what the subscriber confirmed, and the step starts from what is stored`() {
        var rig = MachineRig(head: 9)
        _ = rig.handle(.started)
        _ = rig.handle(.batchRead(ReadOrder(after: .beginning, through: 9, limit: 10), nothing(.beginning, 4)))
        let settled = DeliveryCursor(position: 0, settled: 4)
        var batch = MachineRig.batch(4, 9)
        batch.after = settled
        let order = ReadOrder(after: settled, through: 9, limit: 10)
        #expect(rig.handle(.batchRead(order, batch)) == [.send(batch)])
        #expect(
            rig.answer(.accepted(position: nil)) == [
                .save(CursorMove(from: .beginning, to: MachineRig.cursor(9), cause: .accepted(events: 5)))
            ])
    }
}
