/// An answer together with the checkpoint of the snapshot that it was read from.
public struct Snapshot<Value: Sendable>: Sendable {
    public var position: Int64
    public var value: Value

    public init(position: Int64, value: Value) {
        self.position = position
        self.value = value
    }
}
