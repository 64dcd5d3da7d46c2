import FoundationEssentials
import ReplayClient
import UserContract

/// Why `replay` ends with 1 although nothing was wrong with how it was called.
enum ReplayEnd: Error, CustomStringConvertible {
    /// Nobody looks on any longer.
    case left(UUID)
    case failed(ReplayDocument)
    case cancelled(ReplayDocument)
    /// The order may have arrived.
    case unanswered(ServiceClientProblem, replayID: String)

    var description: String {
        switch self {
        case .left(let id):
            "the replay goes on: look again with replay --status \(id.text) --follow, end it with replay --cancel \(id.text)"
        case .failed(let replay):
            "the replay \(replay.id.text) failed after \(replay.deliveredEvents) events: \(replay.error ?? "no reason given")"
        case .cancelled(let replay):
            "the replay \(replay.id.text) was cancelled after \(replay.deliveredEvents) events"
        case .unanswered(let problem, let replayID):
            "\(problem) Repeating it with --replay-id \(replayID) is safe."
        }
    }
}
