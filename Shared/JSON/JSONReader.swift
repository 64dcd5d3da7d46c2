/// The grammar, read from a buffer. `position` never exceeds the buffer's count, and every access is guarded by it:
/// buffers are not bounds-checked in release builds.
struct JSONReader {
    let buffer: UnsafeBufferPointer<UInt8>
    let maximumDepth: Int
    var position = 0
    var depth = 0

    init(_ buffer: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
        self.buffer = buffer
        self.maximumDepth = maximumDepth
    }

    /// The byte at `position`, nil at the end.
    @inline(__always)
    var next: UInt8? {
        position < buffer.count ? buffer[position] : nil
    }

    @inline(__always)
    mutating func skipWhitespace() {
        while position < buffer.count {
            switch buffer[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    @inline(__always)
    mutating func skip(_ byte: UInt8) -> Bool {
        guard next == byte else {
            return false
        }
        position += 1
        return true
    }

    func problem(_ text: String, at offset: Int? = nil) -> JSONSyntaxError {
        JSONSyntaxError(offset: offset ?? position, problem: text)
    }

    mutating func expectEnd() throws(JSONSyntaxError) {
        skipWhitespace()
        guard position == buffer.count else {
            throw problem("text after the value")
        }
    }

    /// `position` stands on the value's first byte.
    mutating func readValue() throws(JSONSyntaxError) -> JSONValue {
        guard let next else {
            throw problem("expected a value, found the end of the text")
        }
        switch next {
        case UInt8(ascii: "\""): return .string(try readString())
        case UInt8(ascii: "{"): return .object(try readObject())
        case UInt8(ascii: "["): return .array(try readArray())
        case UInt8(ascii: "t"):
            try expect("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try expect("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try expect("null")
            return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try readNumber())
        default: throw problem("expected a value")
        }
    }

    private mutating func expect(_ literal: StaticString) throws(JSONSyntaxError) {
        let start = position
        for offset in 0..<literal.utf8CodeUnitCount {
            guard skip(literal.utf8Start[offset]) else {
                throw problem("expected a value", at: start)
            }
        }
    }
}
