/// A mail server's last word on a mail: taken, or which command it refused.
public struct MailReply: Sendable, Hashable {
    public let command: MailCommand
    /// Three digits, as in RFC 5321 section 4.2.
    public let code: Int
    /// The reply's lines as they came, cut at 4 KiB.
    public let text: [UInt8]

    public init(command: MailCommand, code: Int, text: [UInt8] = []) {
        self.command = command
        self.code = code
        self.text = text
    }

    public var isAccepted: Bool { command == .content && (200...299).contains(code) }
}
