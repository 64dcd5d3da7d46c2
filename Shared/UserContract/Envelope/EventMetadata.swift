public import FoundationEssentials
public import JSON

/// Who caused an event, why, from where, and what belongs together.
public struct EventMetadata: Sendable, Hashable {
    /// The subject of the token.
    public var actor: String
    public var reason: String?
    public var commandID: UUID
    public var correlationID: String
    /// The event that caused the command, when an event did.
    public var causationID: String?
    /// W3C Trace Context.
    public var traceparent: String?
    public var ip: String?
    public var userAgent: String?

    public init(
        actor: String, reason: String? = nil, commandID: UUID, correlationID: String, causationID: String? = nil,
        traceparent: String? = nil, ip: String? = nil, userAgent: String? = nil
    ) {
        self.actor = actor
        self.reason = reason
        self.commandID = commandID
        self.correlationID = correlationID
        self.causationID = causationID
        self.traceparent = traceparent
        self.ip = ip
        self.userAgent = userAgent
    }

    public init(json: JSONValue) throws(UserEventSchemaError) {
        let members = try MemberReader(json)
        self.init(
            actor: try members.string("actor"),
            reason: try members.optionalString("reason"),
            commandID: try members.uuid("command_id"),
            correlationID: try members.string("correlation_id"),
            causationID: try members.optionalString("causation_id"),
            traceparent: try members.optionalString("traceparent"),
            ip: try members.optionalString("ip"),
            userAgent: try members.optionalString("user_agent"))
    }

    /// Minified JSON; what is absent is left out.
    public func encoded() -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("actor", actor)
        writer.member("reason", reason)
        writer.member("command_id", commandID.text)
        writer.member("correlation_id", correlationID)
        writer.member("causation_id", causationID)
        writer.member("traceparent", traceparent)
        writer.member("ip", ip)
        writer.member("user_agent", userAgent)
        writer.endObject()
        return writer.bytes
    }
}
