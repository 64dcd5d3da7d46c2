public import CommandDomain
public import FoundationEssentials

/// A command, who gives it and on which conditions. Everything in it is well-formed.
public struct CommandRequest: Sendable, Hashable {
    public var command: UserCommand
    /// Nil only for a create whose id is ours to make.
    public var userID: UUID?
    /// The client's; one is made when there is none.
    public var commandID: UUID?
    public var expectedRevision: Int64?
    public var correlationID: String?
    public var dryRun: DryRun?
    /// The subject of the token.
    public var actor: String
    public var ip: String?
    public var userAgent: String?
    public var traceparent: String?

    public init(
        command: UserCommand, userID: UUID? = nil, commandID: UUID? = nil, expectedRevision: Int64? = nil,
        correlationID: String? = nil, dryRun: DryRun? = nil, actor: String, ip: String? = nil,
        userAgent: String? = nil, traceparent: String? = nil
    ) {
        self.command = command
        self.userID = userID
        self.commandID = commandID
        self.expectedRevision = expectedRevision
        self.correlationID = correlationID
        self.dryRun = dryRun
        self.actor = actor
        self.ip = ip
        self.userAgent = userAgent
        self.traceparent = traceparent
    }

    public var method: String { command.method }

    /// What a repeat is compared by: method, actor, and the params after defaults and normalisation, without the
    /// correlation id. 32 bytes.
    public var fingerprint: [UInt8] { CommandFingerprint.digest(of: self) }
}
