public import UserContract

/// A user as it was.
public struct PastUser: Sendable, Hashable {
    public var record: UserRecord
    /// Time of the event that made this revision.
    public var recordedAt: Timestamp
    /// Whether an event later than the moment asked for has been applied, so that the answer can never change.
    public var isFinal: Bool

    public init(record: UserRecord, recordedAt: Timestamp, isFinal: Bool) {
        self.record = record
        self.recordedAt = recordedAt
        self.isFinal = isFinal
    }
}
