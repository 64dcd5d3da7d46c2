/// What the operator decides about mail.
public struct MailConfiguration: Sendable, Hashable {
    /// Of mail whose subscription names no sender of its own.
    public var sender: Mailbox?
    public var relay: MailRelay?

    public init(sender: Mailbox? = nil, relay: MailRelay? = nil) {
        self.sender = sender
        self.relay = relay
    }
}
