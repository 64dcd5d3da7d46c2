public import FoundationEssentials

/// What was done under a command id: a row of `commands`.
public struct CommandRecord: Sendable, Hashable {
    public var commandID: UUID
    /// Tells a repeat from another command with the same id.
    public var fingerprint: [UInt8]
    public var aggregateID: UUID
    public var firstRevision: Int64
    public var lastRevision: Int64
    public var firstPosition: Int64
    /// A command without events has the user's last position here and one more in `firstPosition`.
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
    public var isWithoutEvents: Bool { firstPosition > lastPosition }
}
