/// What an attempt's end means for the subscription: a row of the contract's answer table.
enum Verdict: Sendable, Hashable {
    /// The subscriber has everything up to `hindsight-through`; some say how far they are.
    case accepted(position: Int64?)
    /// The subscriber is elsewhere and wants to go on from there.
    case positionMismatch(Int64)
    case logDiverged
    /// 410: the subscriber does not want any more.
    case gone
    /// Time may heal it. `asked` is `Retry-After`.
    case tryAgain(asked: Duration?)
    /// The URL, the credentials or the method are wrong; no event is to blame.
    case wrongTarget
    /// The subscriber dislikes what it was sent.
    case badRequest
}
