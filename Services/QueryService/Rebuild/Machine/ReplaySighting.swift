/// How the replay of a build stands, as far as it matters.
enum ReplaySighting: Sendable, Hashable {
    /// Nobody had to ask.
    case notAsked
    case underWay
    /// The Command Service says that everything was accepted.
    case done
    case failed(String)
    case cancelled
    /// The Command Service does not know it: it was restored to an earlier moment.
    case unknown
    /// It could not be asked just now.
    case unreachable
}
