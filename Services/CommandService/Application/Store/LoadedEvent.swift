public import UserContract

/// What of an event makes a state. Who caused it and why is left where it is: a long history is loaded for every command.
public struct LoadedEvent: Sendable, Hashable {
    public var revision: Int64
    public var position: Int64
    public var type: String
    /// The schema version of `data`.
    public var version: Int
    public var data: [UInt8]

    public init(revision: Int64, position: Int64, type: String, version: Int, data: [UInt8]) {
        self.revision = revision
        self.position = position
        self.type = type
        self.version = version
        self.data = data
    }

    public init(_ event: RecordedEvent) {
        self.init(
            revision: event.revision, position: event.position, type: event.type, version: event.version,
            data: event.data)
    }
}
