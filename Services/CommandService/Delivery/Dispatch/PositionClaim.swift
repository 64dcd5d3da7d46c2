/// A position that a subscriber names in its answer.
enum PositionClaim: Sendable, Hashable {
    case acceptedUpTo(Int64)
    case wants(Int64)

    var position: Int64 {
        switch self {
        case .acceptedUpTo(let position), .wants(let position): position
        }
    }
}
