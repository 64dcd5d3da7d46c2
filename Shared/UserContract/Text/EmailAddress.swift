/// An e-mail address as it is stored: trimmed, in NFC, at most 254 bytes (RFC 5321 section 4.5.3.1.3 less the brackets).
///
/// The form is checked just far enough to catch mistakes; whether mail arrives only mail can tell.
public struct EmailAddress: Sendable, Hashable {
    public static let limit = 254

    public let text: String

    public init(_ raw: String) throws(TextProblem) {
        let text = try NormalText.normalised(raw)
        guard !text.isEmpty else { throw .empty }
        guard text.utf8.count <= Self.limit else { throw .tooManyBytes(limit: Self.limit) }
        guard !text.unicodeScalars.contains(where: Self.isWhitespace) else { throw .whitespace }
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .atSigns }
        guard !parts[0].isEmpty else { throw .emptyLocalPart }
        let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }) else { throw .domain }
        self.text = text
    }

    /// What makes two addresses the same one: NFC and lower case.
    public var normalForm: String { Self.normalForm(of: text) }

    /// The normal form of a text that need not be an address: one of an old event, or one that somebody searches for.
    public static func normalForm(of text: String) -> String {
        // Asked several times for every command, and nearly always of ASCII, which is in NFC in either case.
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        return NormalText.nfc(NormalText.nfc(text).lowercased())
    }

    /// The properties of a character are looked up in tables; those of ASCII need none. Of its white space only the space is no
    /// control character.
    private static func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar == " " : scalar.properties.isWhitespace
    }
}
