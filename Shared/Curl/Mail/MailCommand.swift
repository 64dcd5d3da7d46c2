/// What a reply of a mail server answers.
public enum MailCommand: Sendable, Hashable, CaseIterable {
    /// Nothing: the server speaks first.
    case greeting
    case hello
    case startTLS
    case login
    case sender
    case recipient
    /// DATA, and the message after it.
    case content
    case quit

    /// Nil for a line that is no command: the steps of a login.
    init?(line: some Collection<UInt8>) {
        let verb = line.prefix { $0 > 0x20 }
        switch String(decoding: verb, as: UTF8.self) {
        case "EHLO", "HELO": self = .hello
        case "STARTTLS": self = .startTLS
        case "AUTH": self = .login
        case "MAIL": self = .sender
        case "RCPT": self = .recipient
        case "DATA": self = .content
        case "QUIT": self = .quit
        default: return nil
        }
    }
}
