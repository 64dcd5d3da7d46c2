public import FoundationEssentials

/// A command that succeeded, as the store remembers it for ever: enough to rebuild its answer from the events.
public struct HandledCommand: Sendable, Hashable {
    public var commandID: UUID
    /// Two commands with one id are the same command when their fingerprints are equal.
    public var fingerprint: [UInt8]
    public var aggregateID: UUID
    /// Of its first event. A command that changed nothing has `firstRevision == lastRevision + 1`.
    public var firstRevision: Int64
    /// The user's revision after it.
    public var lastRevision: Int64
    public var firstPosition: Int64
    /// The position that its answer told.
    public var lastPosition: Int64

    public init(
        commandID: UUID, fingerprint: [UInt8], aggregateID: UUID, firstRevision: Int64, lastRevision: Int64,
        firstPosition: Int64, lastPosition: Int64
    ) {
        self.commandID = commandID
        self.fingerprint = fingerprint
        self.aggregateID = aggregateID
        self.firstRevision = firstRevision
        self.lastRevision = lastRevision
        self.firstPosition = firstPosition
        self.lastPosition = lastPosition
    }

    /// True for a command that changed nothing.
    public var isWithoutEvents: Bool { firstRevision > lastRevision }
}
