/// `Link: <…>; rel="next"` (RFC 8288): the same question with another cursor.
enum NextLink {
    /// - Parameter query: the request's own, as it came. What was waited for is not asked again.
    static func header(path: String, query: String?, cursor: String) -> String {
        let kept = (query ?? "").split(separator: "&").filter { pair in
            let name = pair.prefix { $0 != "=" }
            return name != "cursor" && name != "min_position"
        }
        let pairs = kept.map(escaped) + ["cursor=\(cursor)"]
        return "<\(path)?\(pairs.joined(separator: "&"))>; rel=\"next\""
    }

    /// What a URI reference may not hold is percent-encoded, so that nothing ends the angle brackets early.
    private static func escaped(_ text: Substring) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                bytes.append(byte)
            case let mark where "-._~%+=:@!$'()*,;/?".utf8.contains(mark): bytes.append(mark)
            default: bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 0xF)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
