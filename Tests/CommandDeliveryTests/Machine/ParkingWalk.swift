import UserContract

@testable import CommandDelivery

/// A state machine that parks, a growing log of five users and a subscriber that refuses some events until somebody mends it.
struct ParkingWalk {
    private static let users: Int64 = 5

    private let maxBatch: Int
    private var rig: MachineRig
    private var pending: [DispatchAction]
    private var stored = DeliveryCursor.beginning
    /// What waits, and whether it is ordered to be sent.
    private var parked: [Int64: Bool] = [:]
    /// What was put aside and has arrived since.
    private var delivered: Set<Int64> = []
    private var bad: Set<Int64> = []
    private var isMended = false
    private(set) var received: [Int64] = []
    private var position: Int64 = 0
    private(set) var problems: [String] = []

    var head: Int64 { rig.head }
    var hasParked: Bool { !parked.isEmpty }
    var isDone: Bool { isMended && parked.isEmpty && stored.settled == rig.head }

    init(maxBatch: Int) {
        self.maxBatch = maxBatch
        rig = MachineRig(head: 5, maxBatch: maxBatch, mode: .live(.park))
        pending = rig.handle(.started)
    }

    private static func user(_ position: Int64) -> Int64 { position % users }

    mutating func step(_ dice: inout SeededGenerator) {
        switch Int.random(in: 0..<100, using: &dice) {
        case 0..<8 where !isMended:
            rig.head += 1
            if Int.random(in: 0..<6, using: &dice) == 0 { bad.insert(rig.head) }
        case 8..<10:
            restart()
        case 10..<12:
            order()
        case 12..<14:
            pending += rig.handle(.checkpointDue)
        default:
            guard !pending.isEmpty else {
                pending += rig.handle(.headMoved)
                return
            }
            perform(pending.remove(at: Int.random(in: 0..<pending.count, using: &dice)), &dice)
        }
    }

    /// Somebody mends the subscriber, and no event follows.
    mutating func mend() {
        isMended = true
        bad = []
    }

    /// An operator orders everything that is parked to be sent.
    mutating func order() {
        for position in parked.keys { parked[position] = true }
        if !parked.isEmpty { pending += rig.handle(.retriesOrdered) }
    }

    private mutating func restart() {
        rig = MachineRig(
            head: rig.head, maxBatch: maxBatch, mode: .live(.park),
            parked: .init(
                exists: !parked.isEmpty || delivered.contains { $0 > stored.settled },
                hasRetries: parked.values.contains(true)))
        rig.machine.cursor = stored
        rig.machine.reached = stored
        pending = rig.handle(.started)
    }

    private mutating func perform(_ action: DispatchAction, _ dice: inout SeededGenerator) {
        let fails = Int.random(in: 0..<10, using: &dice) == 0
        switch action {
        case .read(let order):
            pending += fails ? rig.handle(.readFailed(order)) : rig.handle(.batchRead(order, read(order)))
        case .send(let batch):
            let isLost = fails && Bool.random(using: &dice)
            let verdict = isLost ? .tryAgain(asked: nil) : take(batch)
            pending += rig.answer(fails ? .tryAgain(asked: nil) : verdict)
        case .save(let move):
            if move.from != stored { problems.append("the cursor was not where the machine thought") }
            stored = move.to
            for position in move.parked.map(\.position) where parked[position] == nil && !delivered.contains(position) {
                parked[position] = false
            }
            pending += rig.handle(.cursorSaved)
        case .readParked:
            let next = parked.filter(\.value).keys.min().map(Self.user)
            let first = next.flatMap { user in parked.keys.filter { Self.user($0) == user }.min() }
            let delivery = first.map { ParkedDelivery(event: MachineRig.event($0, user: Self.user($0)), body: []) }
            pending += fails ? rig.handle(.parkedReadFailed) : rig.handle(.parkedRead(delivery))
        case .sendParked(let delivery):
            if fails {
                pending += rig.answer(.tryAgain(asked: nil))
                return
            }
            let isRefused = bad.contains(delivery.position)
            if !isRefused { take([delivery.position]) }
            pending += rig.answer(isRefused ? .badRequest : .accepted(position: nil))
        case .settleParked(let position, let refusal):
            settle(position, isRefused: refusal != nil)
            pending += rig.handle(.parkedSettled)
        case .wait(_, let number):
            pending += rig.handle(.waited(number: number))
        case .awaitEvents(let position):
            if rig.head > position { pending += rig.handle(.headMoved) } else { pending.append(action) }
        case .record: break
        case .finish, .verify, .confirmHead, .locate, .complete, .fail: problems.append("not asked for: \(action)")
        }
    }

    private mutating func settle(_ position: Int64, isRefused: Bool) {
        for other in parked.keys where other >= position && Self.user(other) == Self.user(position) {
            parked[other] = !isRefused
        }
        if !isRefused {
            parked[position] = nil
            delivered.insert(position)
        }
    }

    /// What the reader does.
    private func read(_ order: ReadOrder) -> DispatchBatch {
        let end = min(order.through, order.after.settled + Int64(order.limit))
        let positions = Array(order.after.settled + 1...end)
        let left = positions.filter { position in
            order.leavesOutParked
                && (delivered.contains(position) || parked[position] != nil
                    || parked.keys.contains { $0 < position && Self.user($0) == Self.user(position) })
        }
        let sent = positions.filter { !left.contains($0) }
        var through = DeliveryCursor(position: end, eventID: sent.last.map(MachineRig.id))
        if sent.isEmpty { through = DeliveryCursor(position: order.after.position, settled: end) }
        var batch = DispatchBatch(
            after: order.after, through: through, eventCount: sent.count,
            onlyEvent: sent.count == 1 ? MachineRig.event(sent[0], user: Self.user(sent[0])) : nil,
            parked: left.map { EventToPark(following: MachineRig.event($0, user: Self.user($0))) },
            firstTimestamp: MachineRig.event(end).timestamp, body: [])
        batch.body = sent.flatMap { position in withUnsafeBytes(of: position) { Array($0) } }
        return batch
    }

    private mutating func take(_ batch: DispatchBatch) -> Verdict {
        if batch.after.position > position { problems.append("hindsight-after is beyond the subscriber's position") }
        let events = stride(from: 0, to: batch.body.count, by: 8).map { offset in
            batch.body.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: Int64.self) }
        }
        guard bad.isDisjoint(with: events) else { return .badRequest }
        if batch.through.position > position {
            // It has everything up to its position.
            take(events.filter { $0 > position })
            position = batch.through.position
        }
        return .accepted(position: nil)
    }

    private mutating func take(_ events: [Int64]) {
        for event in events {
            if received.contains(event), !delivered.contains(event), parked[event] == nil {
                problems.append("event \(event) came twice")
            }
            guard !received.contains(event) else { continue }
            let user = Self.user(event)
            if received.contains(where: { $0 > event && Self.user($0) == user }) {
                problems.append("user \(user) out of order at \(event)")
            }
            received.append(event)
        }
    }
}
