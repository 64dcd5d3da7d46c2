public import FoundationEssentials

/// One decided command: what is to be appended, on which conditions.
public struct AppendRequest: Sendable, Hashable {
    public var commandID: UUID
    /// 32 bytes.
    public var fingerprint: [UInt8]
    public var aggregateID: UUID
    /// The revision that the decision was made on; 0 for a user that does not exist.
    public var expectedRevision: Int64
    public var events: [NewEvent]
    /// E-mails in normal form. Released before the other is taken.
    public var releasedEmail: String?
    public var takenEmail: String?

    public init(
        commandID: UUID, fingerprint: [UInt8], aggregateID: UUID, expectedRevision: Int64, events: [NewEvent],
        releasedEmail: String? = nil, takenEmail: String? = nil
    ) {
        self.commandID = commandID
        self.fingerprint = fingerprint
        self.aggregateID = aggregateID
        self.expectedRevision = expectedRevision
        self.events = events
        self.releasedEmail = releasedEmail
        self.takenEmail = takenEmail
    }
}
