import CommandApplication

/// What became of one append.
enum AppendResult: Sendable {
    /// Acknowledged without a warning; one outcome for each command.
    case outcomes([AppendOutcome])
    /// The transaction failed, and one of its commands may be the cause. Nothing was applied.
    case refused(AppendRefusal)
    /// The connection was lost, or the commit came with a warning: it may have been applied.
    case lost
    /// What became of a lost append could not be found out in time.
    case unresolved
}
