@_spi(_Unicode) import Swift

/// The form in which every text is stored: trimmed, in Unicode NFC, and free of characters that lie about what is read.
enum NormalText {
    /// Trims, normalises and checks the characters; the length is the caller's rule.
    static func normalised(_ raw: String) throws(TextProblem) -> String {
        if let plain = trimmedASCII(raw) { return plain }
        let text = nfc(trimmed(raw))
        for scalar in text.unicodeScalars {
            if let problem = problem(with: scalar) { throw problem }
        }
        return text
    }

    /// The same for a text of 1 to `limit` code points.
    static func normalised(_ raw: String, upTo limit: Int) throws(TextProblem) -> String {
        let text = try normalised(raw)
        guard !text.isEmpty else { throw .empty }
        guard length(text) <= limit else { throw .tooManyCharacters(limit: limit) }
        return text
    }

    static func nfc(_ text: String) -> String {
        String(String.UnicodeScalarView(text._nfc))
    }

    /// Code points, which is what a limit in "characters" means here: it does not change with the Unicode version, as
    /// the count of grapheme clusters does.
    static func length(_ text: String) -> Int {
        text.unicodeScalars.count
    }

    private static func trimmed(_ raw: String) -> String {
        let scalars = raw.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }

    /// The text when it is printable ASCII throughout, hence in NFC and harmless: most of them, and ten times faster.
    private static func trimmedASCII(_ raw: String) -> String? {
        guard raw.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) else { return nil }
        let space = UInt8(ascii: " ")
        guard raw.utf8.first == space || raw.utf8.last == space else { return raw }
        guard let first = raw.utf8.firstIndex(where: { $0 != space }),
            let last = raw.utf8.lastIndex(where: { $0 != space })
        else { return "" }
        return String(raw[first...last])
    }

    private static func problem(with scalar: Unicode.Scalar) -> TextProblem? {
        switch scalar.value {
        // Cc, and the line and paragraph separators, which are line breaks without being controls.
        case 0...0x1f, 0x7f...0x9f, 0x2028, 0x2029: .controlCharacter
        // Embeddings, overrides and isolates. The marks U+200E and U+200F stay: they order punctuation, they hide nothing.
        case 0x202a...0x202e, 0x2066...0x2069: .bidirectionalOverride
        case 0xfdd0...0xfdef: .noncharacter
        case let value where value & 0xfffe == 0xfffe: .noncharacter
        default: nil
        }
    }
}
