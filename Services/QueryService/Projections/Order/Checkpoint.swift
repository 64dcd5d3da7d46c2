public import FoundationEssentials
public import UserContract

/// How far the read models have come: up to and including the event at `position` of `log`.
public struct Checkpoint: Sendable, Hashable {
    /// nil until the first delivery has been applied.
    public var log: UUID?
    public var position: Int64
    /// Time of the event at `position`; nil at 0.
    public var recordedAt: Timestamp?

    public init(log: UUID?, position: Int64, recordedAt: Timestamp?) {
        self.log = log
        self.position = position
        self.recordedAt = recordedAt
    }

    public static let nothing = Checkpoint(log: nil, position: 0, recordedAt: nil)
}
