/// Damage to a text that knows nothing of what the text means.
public enum ByteMutation {
    /// Bytes that mean something in JSON, and such as break UTF-8.
    private static let telling =
        Array("\"\\{}[],:0-+.eEun/ \u{0}\u{1F}\u{7F}".utf8) + [0x80, 0xBF, 0xC3, 0xED, 0xF4, 0xFF]

    /// Pieces of which each is hard to read in one way.
    private static let awkward: [[UInt8]] =
        [
            "\\ud800", "\\udc00\\ud800", "\\ud83d\\ude00", "\\u0000", "\\u", "\\x41", "\"id\":", "null", "1e400", "-0",
            "1.0", "9223372036854775808", "{}", "[]", "[[[[[[[[", "{\"a\":{\"a\":", "\u{FEFF}", "\u{2028}", "\u{202E}",
        ].map { Array($0.utf8) } + [[0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]]

    /// One change: a byte set, put in, taken out or flipped; the rest cut off; a part repeated; a piece put in; a part
    /// of `other` spliced in.
    public static func apply(to bytes: inout [UInt8], splicing other: [UInt8], _ random: inout SplitMix64) {
        let index = Int.random(in: 0...bytes.count, using: &random)
        let isInside = index < bytes.count
        switch Int.random(in: 0..<9, using: &random) {
        case 0: bytes.insert(byte(&random), at: index)
        case 1 where isInside: bytes[index] = byte(&random)
        case 2 where isInside: bytes.remove(at: index)
        case 3 where isInside: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 4: bytes.removeSubrange(index...)
        case 5 where isInside:
            bytes.removeSubrange(part(of: bytes, from: index, &random))
        case 6:
            bytes.insert(contentsOf: awkward.randomElement(using: &random) ?? [], at: index)
        case 7:
            let start = Int.random(in: 0...other.count, using: &random)
            bytes.insert(contentsOf: other[part(of: other, from: start, &random)], at: index)
        default:
            let copy = bytes[part(of: bytes, from: index, &random)]
            bytes.insert(contentsOf: copy, at: Int.random(in: 0...bytes.count, using: &random))
        }
    }

    private static func byte(_ random: inout SplitMix64) -> UInt8 {
        random.once(in: 2) ? .random(in: 0...255, using: &random) : telling.randomElement(using: &random) ?? 0
    }

    /// Nearly always short, so that the rest of the text keeps its meaning.
    private static func part(of bytes: [UInt8], from start: Int, _ random: inout SplitMix64) -> Range<Int> {
        let length = random.once(in: 8) ? bytes.count : Int.random(in: 1...12, using: &random)
        return start..<min(bytes.count, start + length)
    }
}
