import FoundationEssentials
import UserContract

@testable import CommandDelivery

/// Drives a state machine by hand over a log of numbered events.
struct MachineRig {
    var machine: DispatchStateMachine
    var head: Int64
    var random = 0.5

    init(
        cursor: Int64 = 0, head: Int64 = 0, maxBatch: Int = 10, state: SubscriptionState = .active,
        mode: DispatchMode = .live(.block), maximum: Duration = .seconds(10), needsConsent: Bool = false,
        parked: Subscription.Parked = .init()
    ) {
        machine = DispatchStateMachine(
            cursor: Self.cursor(cursor), state: state, mode: mode, maxBatch: maxBatch,
            retryPolicy: RetryPolicy(maximum: maximum), needsConsent: needsConsent, parked: parked)
        self.head = head
    }

    mutating func handle(_ input: DispatchInput) -> [DispatchAction] {
        machine.handle(input, head: head, random: random)
    }

    mutating func answer(_ verdict: Verdict) -> [DispatchAction] {
        handle(.answered(verdict, failure: Self.failure))
    }

    /// Answers a read order with the batch that the log would give.
    mutating func read(_ order: ReadOrder) -> [DispatchAction] {
        handle(.batchRead(order, Self.batch(order)))
    }

    /// Starts, reads and sends the first batch, up to the subscriber's answer.
    mutating func startSending() -> DispatchBatch {
        guard case .read(let order)? = handle(.started).first else { fatalError("nothing to read") }
        guard case .send(let batch)? = read(order).first else { fatalError("nothing to send") }
        return batch
    }

    static let failure = DeliveryFailure(position: 1, reason: "It failed.")

    /// The event at a position has the position for its id.
    static func id(_ position: Int64) -> UUID {
        let digits = String(position)
        return UUID(text: "00000000-0000-7000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits)!
    }

    static func cursor(_ position: Int64) -> DeliveryCursor {
        DeliveryCursor(position: position, eventID: position == 0 ? nil : id(position))
    }

    /// An event of the user with that number.
    static func event(_ position: Int64, user: Int64 = 1) -> RecordedEvent {
        RecordedEvent(
            eventID: id(position), aggregateID: id(user), revision: position, version: 1, position: position,
            timestamp: Timestamp(microseconds: position), type: "USER_NAME_CHANGED", data: [], metadata: [])
    }

    static func batch(_ after: Int64, _ through: Int64) -> DispatchBatch {
        DispatchBatch(
            after: cursor(after), through: cursor(through), eventCount: Int(through - after),
            onlyEvent: through == after + 1 ? event(through) : nil, firstTimestamp: Timestamp(microseconds: after + 1),
            body: Array("\(after + 1)...\(through)".utf8))
    }

    static func batch(_ order: ReadOrder) -> DispatchBatch {
        batch(order.after.position, min(order.through, order.after.position + Int64(order.limit)))
    }

    static func read(_ after: Int64, _ through: Int64, limit: Int = 10) -> DispatchAction {
        .read(ReadOrder(after: cursor(after), through: through, limit: limit))
    }

    static func save(_ from: Int64, _ to: Int64, accepted: Bool = true) -> DispatchAction {
        .save(
            CursorMove(
                from: cursor(from), to: cursor(to), cause: accepted ? .accepted(events: Int(to - from)) : .mismatch))
    }
}
