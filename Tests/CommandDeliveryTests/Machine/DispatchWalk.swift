@testable import CommandDelivery

/// A state machine, a growing log and a subscriber that honours positions, with faults by dice between them.
struct DispatchWalk {
    private let maxBatch: Int
    private var rig: MachineRig
    private var pending: [DispatchAction]
    private var savedCursor: Int64 = 0
    private var inDoubt: DispatchBatch?
    /// The subscriber's events; its position is their count.
    private(set) var received: [Int64] = []
    private(set) var problems: [String] = []

    init(maxBatch: Int) {
        self.maxBatch = maxBatch
        rig = MachineRig(head: 5, maxBatch: maxBatch)
        pending = rig.handle(.started)
    }

    mutating func step(_ dice: inout SeededGenerator) {
        switch Int.random(in: 0..<100, using: &dice) {
        case 0..<10:
            rig.head += Int64.random(in: 1...5, using: &dice)
        case 10..<12:
            restart()
        default:
            guard !pending.isEmpty else {
                rig.head += 1
                return
            }
            perform(pending.remove(at: Int.random(in: 0..<pending.count, using: &dice)), &dice)
        }
    }

    /// The process dies and another loads the saved cursor. What was on the wire may have arrived.
    private mutating func restart() {
        inDoubt = nil
        rig = MachineRig(cursor: savedCursor, head: rig.head, maxBatch: maxBatch)
        pending = rig.handle(.started)
    }

    private mutating func perform(_ action: DispatchAction, _ dice: inout SeededGenerator) {
        let fails = Int.random(in: 0..<10, using: &dice) == 0
        switch action {
        case .read(let order):
            pending += fails ? rig.handle(.readFailed(order)) : rig.read(order)
        case .send(let batch):
            if pending.contains(where: { if case .send = $0 { true } else { false } }) {
                problems.append("two requests")
            }
            if pending.contains(where: { if case .save = $0 { true } else { false } }) {
                problems.append("sent before the cursor was saved")
            }
            if let inDoubt, inDoubt != batch { problems.append("a request in doubt was changed") }
            pending += answer(batch, &dice)
        case .confirmHead:
            pending += fails ? rig.handle(.confirmationFailed) : rig.handle(.headConfirmed(rig.head))
        case .locate(let position):
            pending +=
                fails
                ? rig.handle(.locationFailed(position: position))
                : rig.handle(.located(position: position, eventID: MachineRig.id(position)))
        case .save(let move):
            if move.from.position != savedCursor { problems.append("the cursor was not where the machine thought") }
            savedCursor = move.to.position
            pending += rig.handle(.cursorSaved)
        case .wait(_, let number):
            pending += rig.handle(.waited(number: number))
        case .awaitEvents(let position):
            if rig.head > position { pending += rig.handle(.headMoved) } else { pending.append(action) }
        case .record: break
        case .finish: problems.append("finished")
        case .verify, .readParked, .sendParked, .settleParked, .complete, .fail: problems.append("not asked for")
        }
    }

    private mutating func answer(_ batch: DispatchBatch, _ dice: inout SeededGenerator) -> [DispatchAction] {
        inDoubt = nil
        switch Int.random(in: 0..<20, using: &dice) {
        case 0..<3:
            // The request did not arrive.
            inDoubt = batch
            return rig.answer(.tryAgain(asked: nil))
        case 3..<5:
            // It arrived; the answer did not.
            _ = deliver(batch)
            inDoubt = batch
            return rig.answer(.tryAgain(asked: nil))
        case 5:
            // The subscriber is restored from an older backup.
            received.removeLast(Int.random(in: 0...min(3, received.count), using: &dice))
            return rig.answer(deliver(batch))
        case 6:
            inDoubt = batch
            return rig.answer(.wrongTarget)
        case 7:
            return rig.answer(.badRequest)
        default:
            return rig.answer(deliver(batch))
        }
    }

    private mutating func deliver(_ batch: DispatchBatch) -> Verdict {
        let position = Int64(received.count)
        guard batch.after.position <= position else { return .positionMismatch(position) }
        if batch.after.eventID != (batch.after.position == 0 ? nil : MachineRig.id(batch.after.position)) {
            problems.append("hindsight-after-event is not the event at hindsight-after")
        }
        if batch.through.position > position { received += (position + 1)...batch.through.position }
        return .accepted(position: Int64(received.count))
    }
}
