public import FoundationEssentials
public import UserContract

/// One reading of the whole log against the read models.
public struct CheckRound: Sendable, Hashable {
    /// The replay that reads it.
    public var replayID: UUID
    public var startedAt: Timestamp
    /// nil while it is under way.
    public var finishedAt: Timestamp?
    /// Compared up to and including this one.
    public var position: Int64
    /// Where it ends; nil until the replay has been ordered.
    public var toPosition: Int64?
    /// Users that the log made up to `position`.
    public var users: Int64
    /// Rows that were not as the log says.
    public var differences: Int64
    /// Why it ended before its end, as a sentence.
    public var error: String?

    public init(
        replayID: UUID, startedAt: Timestamp, finishedAt: Timestamp? = nil, position: Int64 = 0,
        toPosition: Int64? = nil, users: Int64 = 0, differences: Int64 = 0, error: String? = nil
    ) {
        self.replayID = replayID
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.position = position
        self.toPosition = toPosition
        self.users = users
        self.differences = differences
        self.error = error
    }
}
