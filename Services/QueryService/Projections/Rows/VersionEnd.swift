public import UserContract

/// Where a revision stops being valid: at the event that made the next one. Both bounds are exclusive.
public struct VersionEnd: Sendable, Hashable {
    public var position: Int64
    public var time: Timestamp

    public init(position: Int64, time: Timestamp) {
        self.position = position
        self.time = time
    }
}
