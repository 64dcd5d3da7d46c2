/// Follows the conversation with a mail server, line by line: what was asked last, and what was answered to it. Keeps neither
/// addresses nor credentials.
struct MailDialogue {
    private static let textLimit = 4_096

    private(set) var command = MailCommand.greeting
    /// The reply to `command`; nil while it is not complete.
    private(set) var reply: MailReply?
    /// Whether the server's last list of what it can do names SMTPUTF8.
    private(set) var offersInternationalAddresses = false
    private var text: [UInt8] = []

    mutating func sent(_ line: some Collection<UInt8>) {
        guard command != .quit else { return }
        // The steps of a login are no commands, and belong to it.
        guard let next = MailCommand(line: line) else {
            if command == .login { reply = nil }
            text = []
            return
        }
        // What the server thinks of our leaving changes nothing.
        if next == .quit {
            command = .quit
            return
        }
        command = next
        reply = nil
        text = []
        if next == .hello { offersInternationalAddresses = false }
    }

    mutating func received(_ line: some Collection<UInt8>) {
        guard command != .quit else { return }
        // The reply to the message follows the one to DATA, without a command between them.
        if reply != nil {
            reply = nil
            text = []
        }
        text += line.prefix(max(0, Self.textLimit - text.count))
        if command == .hello, Self.capability(line) == "SMTPUTF8" { offersInternationalAddresses = true }
        guard let code = Self.finalCode(line) else { return }
        reply = MailReply(command: command, code: code, text: text)
    }

    /// Three digits; nil in all lines of a reply but the last, which have a hyphen behind the code.
    private static func finalCode(_ line: some Collection<UInt8>) -> Int? {
        let start = Array(line.prefix(4))
        guard start.count >= 3, start.count == 3 || start[3] != UInt8(ascii: "-"),
            start[..<3].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int(String(decoding: start[..<3], as: UTF8.self))
    }

    private static func capability(_ line: some Collection<UInt8>) -> String {
        String(decoding: line.dropFirst(4).prefix { $0 > 0x20 }, as: UTF8.self).uppercased()
    }
}
