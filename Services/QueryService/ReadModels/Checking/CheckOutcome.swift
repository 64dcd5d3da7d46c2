public import QueryProjections

/// What comes of comparing a stretch of the log with the read models.
public enum CheckOutcome: Sendable, Hashable {
    /// Empty when all is as the log says.
    case compared([ReadModelDifference])
    /// The read models have not come so far; they may soon.
    case notYetApplied(position: Int64)
    /// They belong to another log.
    case otherLog
}
