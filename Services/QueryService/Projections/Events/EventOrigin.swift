public import FoundationEssentials

/// Who made an event, why and from where.
public struct EventOrigin: Sendable, Hashable {
    public var actor: String
    public var reason: String?
    public var correlationID: String
    public var commandID: UUID
    public var ip: String?
    public var userAgent: String?

    public init(
        actor: String, reason: String? = nil, correlationID: String, commandID: UUID, ip: String? = nil,
        userAgent: String? = nil
    ) {
        self.actor = actor
        self.reason = reason
        self.correlationID = correlationID
        self.commandID = commandID
        self.ip = ip
        self.userAgent = userAgent
    }
}
