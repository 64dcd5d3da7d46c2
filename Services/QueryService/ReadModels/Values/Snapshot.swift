public import UserContract

/// An answer together with the checkpoint of the snapshot that it was read from.
public struct Snapshot<Value: Sendable>: Sendable {
    public var position: Int64
    public var value: Value
    /// Time of the event at the checkpoint, where the answer is about a moment; nil too at the start.
    public var recordedAt: Timestamp?

    public init(position: Int64, value: Value, recordedAt: Timestamp? = nil) {
        self.position = position
        self.value = value
        self.recordedAt = recordedAt
    }
}
