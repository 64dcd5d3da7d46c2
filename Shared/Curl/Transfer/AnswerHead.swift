/// Collects the header lines of an answer as libcurl hands them over, one line at a time.
struct AnswerHead {
    /// More than any honest receiver sends; libcurl 7.88 itself bounds single lines only.
    static let maximumBytes = 65_536

    private(set) var headers: [(name: String, value: String)] = []
    private var byteCount = 0

    /// Returns false when the head has grown beyond its bound.
    mutating func append(_ line: some Collection<UInt8>) -> Bool {
        byteCount += line.count
        guard byteCount <= Self.maximumBytes else { return false }
        if line.starts(with: "HTTP/".utf8) {
            // A further status line: what came before was an interim answer.
            headers.removeAll()
            return true
        }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return true }
        let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
        var value = line[line.index(after: colon)...]
        while let first = value.first, Self.isBlank(first) { value = value.dropFirst() }
        var bytes = Array(value)
        while let last = bytes.last, Self.isBlank(last) { bytes.removeLast() }
        headers.append((name: name, value: String(decoding: bytes, as: UTF8.self)))
        return true
    }

    func contains(_ name: String) -> Bool {
        headers.contains { $0.name == name }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
    }
}
