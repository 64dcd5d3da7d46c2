extension JSONReader {
    /// `-`? (`0` | `1`-`9` digits) (`.` digits)? (`e` sign? digits)?
    mutating func readNumber() throws(JSONSyntaxError) -> JSONNumber {
        let start = position
        _ = skip(UInt8(ascii: "-"))
        if skip(UInt8(ascii: "0")) {
            guard !nextIsDigit else {
                throw problem("a number must not start with 0")
            }
        } else {
            try skipDigits()
        }
        if skip(UInt8(ascii: ".")) {
            try skipDigits()
        }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            _ = skip(UInt8(ascii: "+")) || skip(UInt8(ascii: "-"))
            try skipDigits()
        }
        return JSONNumber(
            validated: String(decoding: UnsafeBufferPointer(rebasing: buffer[start..<position]), as: UTF8.self))
    }

    private var nextIsDigit: Bool {
        guard let next else {
            return false
        }
        return next &- UInt8(ascii: "0") < 10
    }

    private mutating func skipDigits() throws(JSONSyntaxError) {
        guard nextIsDigit else {
            throw problem("expected a digit")
        }
        while nextIsDigit {
            position += 1
        }
    }
}
