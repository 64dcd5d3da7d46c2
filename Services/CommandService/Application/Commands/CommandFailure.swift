public import FoundationEssentials

/// Why a command was not carried out: the errors of the contract.
public enum CommandFailure: Error, Sendable, Hashable {
    case userNotFound(UUID)
    /// The e-mail as it was given, or as the restored user had it.
    case emailTaken(String)
    case userDeleted(UUID)
    case userExists(UUID)
    case userNotDeleted(UUID)
    case revisionConflict(expected: Int64, actual: Int64)
    case commandIDReused(UUID)
    /// What only the log can show to be wrong with the params: an `at_revision` that the user does not have.
    case invalidParams([InvalidParam])
    /// Seconds. Nothing was changed.
    case overloaded(retryAfter: Int)
    /// Seconds.
    case unavailable(retryAfter: Int, applied: Applied)
    /// The log holds what this program cannot read. The sentence is for the operator's log, not for the client.
    case corrupt(String)
}
