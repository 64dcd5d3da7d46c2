/// A JSON text of the log as a line can carry it. A line break can only stand between tokens, where a space means the
/// same; the exact text then travels beside it, as a string.
struct StoredJSON {
    /// Without line breaks and without white space around it.
    let line: [UInt8]
    /// Nil when `line` is the text itself, which is what this program writes.
    let exactText: String?

    init(_ exact: [UInt8]) {
        line = Self.flattened(exact)
        exactText = line == exact ? nil : String(decoding: exact, as: UTF8.self)
    }

    private static func flattened(_ text: [UInt8]) -> [UInt8] {
        let isPlain = !text.contains { $0 == lineFeed || $0 == carriageReturn }
        if isPlain, let first = text.first, let last = text.last, !isSpace(first), !isSpace(last) { return text }
        let trimmed = text.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
        return trimmed.map { $0 == lineFeed || $0 == carriageReturn ? UInt8(ascii: " ") : $0 }
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == lineFeed || byte == carriageReturn
    }
}
