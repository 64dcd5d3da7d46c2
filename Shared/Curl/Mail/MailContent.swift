/// What a mail says: header fields, and the same text twice (`multipart/alternative`).
public struct MailContent: Sendable, Hashable {
    public struct Header: Sendable, Hashable {
        public var name: String
        /// Without line breaks; long values are folded at their blanks. ASCII, unless an address needs more.
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }

        /// Without line breaks, which would begin another field: folding is done here and nowhere else.
        var isFit: Bool {
            RequestLineRules.isToken(name) && value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        }

        /// The field as it goes on the wire (RFC 5322 section 2.2.3), without its last line break.
        var folded: String {
            let preferredLength = 76
            var line = name + ":"
            var lines: [String] = []
            for word in value.split(separator: " ", omittingEmptySubsequences: false) {
                // A line that begins with two blanks may hold nothing else, which is not allowed.
                if line.utf8.count + 1 + word.utf8.count > preferredLength, !word.isEmpty, line.last != " ",
                    line != name + ":"
                {
                    lines.append(line)
                    line = ""
                }
                line += " " + word
            }
            return (lines + [line]).joined(separator: "\r\n")
        }
    }

    /// All but `MIME-Version` and those about content.
    public var headers: [Header]
    public var plainText: String
    public var html: String

    /// - Parameters:
    ///   - plainText: with line feeds or CRLF.
    ///   - html: likewise.
    public init(headers: [Header], plainText: String, html: String) {
        self.headers = headers
        self.plainText = plainText
        self.html = html
    }
}
