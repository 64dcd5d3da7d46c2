extension JSONReader {
    /// `position` stands on the opening quote. Without escapes the bytes are copied in one go.
    mutating func readString() throws(JSONSyntaxError) -> String {
        position += 1
        let start = position
        let isASCII = try skipPlainText()
        guard buffer[position] == UInt8(ascii: "\"") else {
            return try readEscapedString(from: start)
        }
        let range = start..<position
        position += 1
        // ASCII needs no validation; `String(validating:)` is generic and doubles the time of a parse.
        if isASCII {
            return String(decoding: UnsafeBufferPointer(rebasing: buffer[range]), as: UTF8.self)
        }
        guard let text = String(validating: buffer[range], as: UTF8.self) else {
            throw invalidUTF8(in: range)
        }
        return text
    }

    /// Stops at a quote or a backslash. False when any byte before it was not ASCII.
    @inline(__always)
    private mutating func skipPlainText() throws(JSONSyntaxError) -> Bool {
        var seen: UInt8 = 0
        while position < buffer.count {
            let byte = buffer[position]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                return seen < 0x80
            }
            guard byte >= 0x20 else {
                throw problem("a control character must be escaped")
            }
            seen |= byte
            position += 1
        }
        throw problem("a string is not closed")
    }

    /// `position` stands on the first backslash.
    private mutating func readEscapedString(from start: Int) throws(JSONSyntaxError) -> String {
        var decoded = Array(buffer[start..<position])
        while true {
            if skip(UInt8(ascii: "\"")) {
                break
            }
            position += 1
            try readEscape(into: &decoded)
            let plain = position
            _ = try skipPlainText()
            decoded.append(contentsOf: buffer[plain..<position])
        }
        // An escape never completes a broken sequence, so the first fault lies in the source where it lies here.
        guard let text = String(validating: decoded, as: UTF8.self) else {
            throw invalidUTF8(in: start..<position)
        }
        return text
    }

    /// `position` stands behind the backslash.
    private mutating func readEscape(into decoded: inout [UInt8]) throws(JSONSyntaxError) {
        let byte: UInt8
        switch next {
        case UInt8(ascii: "\""): byte = UInt8(ascii: "\"")
        case UInt8(ascii: "\\"): byte = UInt8(ascii: "\\")
        case UInt8(ascii: "/"): byte = UInt8(ascii: "/")
        case UInt8(ascii: "b"): byte = 0x08
        case UInt8(ascii: "f"): byte = 0x0C
        case UInt8(ascii: "n"): byte = 0x0A
        case UInt8(ascii: "r"): byte = 0x0D
        case UInt8(ascii: "t"): byte = 0x09
        case UInt8(ascii: "u"):
            position += 1
            decoded.append(contentsOf: Array(String(Character(try readEscapedScalar())).utf8))
            return
        default: throw problem("unknown escape")
        }
        position += 1
        decoded.append(byte)
    }

    /// `position` stands behind `\u`.
    private mutating func readEscapedScalar() throws(JSONSyntaxError) -> Unicode.Scalar {
        let start = position - 2
        let unit = try readHex4()
        if let scalar = Unicode.Scalar(unit) {
            return scalar
        }
        guard UTF16.isLeadSurrogate(unit), skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) else {
            throw problem("half of a surrogate pair", at: start)
        }
        let trail = try readHex4()
        guard UTF16.isTrailSurrogate(trail) else {
            throw problem("half of a surrogate pair", at: start)
        }
        return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
    }

    private mutating func readHex4() throws(JSONSyntaxError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = next.flatMap(Self.hexValue) else {
                throw problem("expected four hexadecimal digits")
            }
            unit = unit << 4 | digit
            position += 1
        }
        return unit
    }

    private static func hexValue(_ byte: UInt8) -> UInt16? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    private func invalidUTF8(in range: Range<Int>) -> JSONSyntaxError {
        var parser = Unicode.UTF8.ForwardParser()
        var bytes = buffer[range].makeIterator()
        var offset = range.lowerBound
        while case .valid(let scalar) = parser.parseScalar(from: &bytes) {
            offset += scalar.count
        }
        return problem("invalid UTF-8", at: offset)
    }
}
