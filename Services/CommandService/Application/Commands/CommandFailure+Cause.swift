import CommandDomain
import FoundationEssentials

extension CommandFailure {
    init(_ rejection: Rejection, userID: UUID) {
        self =
            switch rejection {
            case .userNotFound: .userNotFound(userID)
            case .userExists: .userExists(userID)
            case .userDeleted: .userDeleted(userID)
            case .userNotDeleted: .userNotDeleted(userID)
            }
    }

    init(_ error: EventStoreError) {
        self =
            switch error {
            case .overloaded(let retryAfter): .overloaded(retryAfter: retryAfter)
            case .unavailable(let retryAfter, let applied): .unavailable(retryAfter: retryAfter, applied: applied)
            case .corrupt(let problem): .corrupt(problem)
            }
    }

    /// The command may have been, or certainly was, carried out; only the store cannot say so now. "Not applied" would
    /// be a lie, so a repeat under the same command id has to settle it.
    init(unsettledBy error: EventStoreError) {
        self =
            switch error {
            case .overloaded(let retryAfter), .unavailable(let retryAfter, _):
                .unavailable(retryAfter: retryAfter, applied: .unknown)
            case .corrupt(let problem): .corrupt(problem)
            }
    }
}
