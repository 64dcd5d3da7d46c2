/// Why a request is no delivery, or its events are no history: the sender's fault, whatever the read models hold.
public enum DeliveryProblem: Error, Sendable, Hashable, CustomStringConvertible {
    case empty
    case noPosition(Int64)
    case outOfSequence(expected: Int64, found: Int64)
    case timeStandsStill(position: Int64)
    case endsElsewhere(through: Int64, last: Int64)
    case revisionOutOfSequence(position: Int64, expected: Int64, found: Int64)
    case notCreatedFirst(position: Int64)

    public var description: String {
        switch self {
        case .empty: "a delivery must hold at least one event"
        case .noPosition(let after): "hindsight-after is \(after), which is no position"
        case .outOfSequence(let expected, let found):
            "the events must follow hindsight-after without a hole: expected sequence \(expected), found \(found)"
        case .timeStandsStill(let position): "the event at \(position) is not later than the one before it"
        case .endsElsewhere(let through, let last):
            "hindsight-through is \(through), but the last event's sequence is \(last)"
        case .revisionOutOfSequence(let position, let expected, let found):
            "the event at \(position) has revision \(found), but the user's next one is \(expected)"
        case .notCreatedFirst(let position):
            "the event at \(position) must be a USER_CREATED if, and only if, it is the user's first"
        }
    }
}
