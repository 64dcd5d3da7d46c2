public import QueryReadModels
public import ReplayClient
public import UserContract

/// What the background check does next. Pure: what is written down and heard goes in, one step comes out. Every step may
/// be done twice and by any instance, so nobody has to be the one who checks.
public enum CheckStep: Sendable, Hashable {
    /// Nothing, for now.
    case wait
    /// Write down a round under a new id.
    case begin
    /// Ask the Command Service for the round's replay; asking again is harmless.
    case order(CheckRound)
    /// Ask how far the replay is.
    case follow(CheckRound)
    /// The whole log has been compared: look for rows that belong to no event.
    case conclude(CheckRound)
    /// It cannot come to its end.
    case give(up: CheckRound, because: String)

    /// - Parameter pause: between the end of one round and the beginning of the next.
    public init(latest: CheckRound?, pause: Duration, now: Timestamp) {
        guard let round = latest else {
            self = .begin
            return
        }
        if let finished = round.finishedAt {
            let passed = Duration.microseconds(now.microseconds - finished.microseconds)
            self = passed >= pause ? .begin : .wait
        } else {
            self = round.toPosition == nil ? .order(round) : .follow(round)
        }
    }

    /// - Parameter replay: the round's, as the Command Service tells it; nil when it does not know it.
    public init(_ round: CheckRound, replay: ReplayDocument?) {
        guard let replay else {
            // Its store was restored; under the same id the replay goes on where the round stands.
            self = .order(round)
            return
        }
        switch replay.state {
        case .queued, .running: self = .wait
        case .cancelled: self = .give(up: round, because: "The replay was cancelled.")
        case .failed: self = .give(up: round, because: "The replay failed: \(replay.error ?? "no reason given.")")
        case .done:
            self =
                round.position >= replay.toPosition
                ? .conclude(round) : .give(up: round, because: "The replay ended before its last event.")
        }
    }
}
